import { isFiles, type UploadedFile } from './uploaded-file';

/** What somebody types, chooses, ticks or attaches, by the name of the field: `budget.0.item`; of some, several. */
export type TypedIn = Map<string, string | number | boolean | string[] | UploadedFile[]>;

interface Body {
  [name: string]: unknown;
}

type Rows = Body[];

/** Chooses the one thing there is to choose: the version on the page, the file that was read. */
export const THE_ONLY = '(the only one)';

/** Chooses what was uploaded last. */
export const THE_LAST = '(the last one)';

/**
 * How people say what a request of the API says, where a form asks for it in another way: what the page works out or
 * knows by itself is left out.
 */
const SAID: { readonly [right: string]: (body: Body) => Body } = {
  'POST /organisations': ({ registration, ...rest }) => ({
    ...rest,
    ...(registration !== null && {
      registration: withLines(registration as Body, 'otherPublicFunding'),
    }),
  }),
  'POST /users': ({ evaluator, ...rest }) => ({
    ...rest,
    ...(evaluator !== null && { evaluator: withLines(evaluator as Body, 'expertise') }),
  }),
  'POST /rulebooks': (rulebook) => ({ text: JSON.stringify(rulebook) }),
  'POST /programmes/:programmeId/applications': ({ title, lotId }) => ({ title, lotId }),
  'PUT /applications/:applicationId': ({ requested: _r, selfRaised: _s, ...rest }) => ({
    ...rest,
    budget: without(rest.budget, 'id', 'amount'),
    deliverables: without(rest.deliverables, 'id'),
  }),
  'PUT /panel-seats/:programmeId/:number/sheets/:applicationId': ({ marks }) => ({
    marks: without(marks, 'criterion'),
  }),
  'PUT /projects/:projectId/evaluations/:round/sheet': ({ marks }) => ({
    marks: without(marks, 'indicator'),
  }),
  'PUT /projects/:projectId/reports/:reportId': ({ sections, outputs, expenses, ...rest }) => ({
    ...rest,
    sections: without(sections, 'code'),
    outputs: without(outputs, 'deliverableId'),
    expenses: (expenses as Rows).map((one) => ({ ...one, voucherDocumentId: THE_LAST })),
  }),
  'POST /projects/:projectId/reports/:reportId/submit': () => ({ version: THE_ONLY }),
  'POST /projects/:projectId/reports/:reportId/certify': ({ version }) => ({ verdict: 'certified', version }),
  'POST /projects/:projectId/reports/:reportId/review': ({ sections, version }) => ({
    sections: without(sections, 'code'),
    version,
  }),
  'POST /projects/:projectId/:kind/import': ({ rows }) => ({ file: [tableOf(rows as Rows)] }),
  'POST /surveys/:surveyId/answers': ({ mode, values }) => ({ mode, values: byQuestion(values as Rows) }),
};

/** @param files those that documents stand for, by the id under which the body names them */
export function typedIn(right: string, body: Body, files: ReadonlyMap<string, UploadedFile>): TypedIn {
  const typed: TypedIn = new Map();
  const walk = (value: unknown, name: string): void => {
    const several = severalIn(value, files);
    if (several) typed.set(name, several);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(inner, name === '' ? key : `${name}.${key}`);
    } else if (isSaid(value)) typed.set(name, value);
  };
  walk((SAID[right] ?? ((same: Body) => same))(body), '');
  return typed;
}

const isSaid = (value: unknown): value is string | number | boolean =>
  value !== null && value !== undefined && value !== '';

/** A list of files or of ids that stand for some; a list of texts, of which each is chosen. */
function severalIn(
  value: unknown,
  files: ReadonlyMap<string, UploadedFile>,
): UploadedFile[] | string[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const found = value.map((one) => (typeof one === 'string' ? files.get(one) : one));
  if (isFiles(found)) return found;
  return value.every((one) => typeof one === 'string') ? value : null;
}

function without(rows: unknown, ...names: string[]): Rows {
  return (rows as Rows).map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name))),
  );
}

/** A list that is typed into one field, one a line. */
const withLines = (body: Body, name: string): Body => ({
  ...body,
  [name]: (body[name] as string[]).join('\n'),
});

function byQuestion(values: Rows): Body {
  return Object.fromEntries(
    values.map(({ question, value }) => [
      String(question),
      typeof value === 'boolean' ? (value ? 'yes' : 'no') : value,
    ]),
  );
}

/** The rows as a table with the names of the fields above its columns. */
function tableOf(rows: Rows): UploadedFile {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (value: unknown) => `"${[value ?? ''].flat().join(';').replaceAll('"', '""')}"`;
  const lines = [names, ...rows.map((row) => names.map((name) => row[name]))].map((line) =>
    line.map(cell).join(','),
  );
  return { fileName: 'rows.csv', text: `\uFEFF${lines.join('\r\n')}\r\n` };
}
