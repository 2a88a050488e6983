import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { MAILS } from '../../templates/mails';
import type { MailTemplate } from '../../templates/record/mail-template';
import { projectRoot } from '../engines/project-root';

/** Where a notice is queued: the templates it may name, and the fields of its data where they can be read off. */
interface QueuedNotice {
  place: string;
  templates: string[];
  /** null: data is made elsewhere. */
  fields: string[] | null;
}

/** Pages have templates too; their names end in `-page`. */
const MAIL_NAME =
  /^(publish|match|serve|evaluate|improve|needs|money|people|record)\/(?![a-z0-9-]*-page$)[a-z0-9-]+$/;
const known: { readonly [name: string]: MailTemplate } = MAILS;

function sources(): string[] {
  return ['domain', 'workflows', 'activities', 'api', 'infra'].flatMap((floor) =>
    readdirSync(join(projectRoot, floor), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.ts$/.test(file) && !/\.(test|fixture)\.ts$/.test(file))
      // Pages have templates of their own.
      .filter((file) => !file.includes('/pages/'))
      .map((file) => join(floor, file)),
  );
}

function noticesIn(file: string): QueuedNotice[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(projectRoot, file), 'utf8'),
    ts.ScriptTarget.ES2023,
    true,
  );
  const found: QueuedNotice[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const template = initialiser(node, 'template');
      const templates = template ? literals(template).filter((text) => MAIL_NAME.test(text)) : [];
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      if (templates.length > 0)
        found.push({ place: `${file}:${line}`, templates, fields: fieldsOf(initialiser(node, 'data')) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function initialiser(node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const property of node.properties) {
    if (ts.isPropertyAssignment(property) && property.name.getText() === name) return property.initializer;
  }
  return undefined;
}

function literals(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  const inner: string[] = [];
  ts.forEachChild(node, (child) => {
    inner.push(...literals(child));
  });
  return inner;
}

function fieldsOf(data: ts.Expression | undefined): string[] | null {
  if (!data || !ts.isObjectLiteralExpression(data) || data.properties.some(ts.isSpreadAssignment))
    return null;
  return data.properties.map((property) => property.name?.getText() ?? '').sort();
}

/** Names of mails that stand anywhere else in the code, for example as an argument. */
function namesIn(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(projectRoot, file), 'utf8'),
    ts.ScriptTarget.ES2023,
    true,
  );
  return literals(source).filter((text) => MAIL_NAME.test(text));
}

/** A document, not a mail. */
function isDocument(name: string): boolean {
  return existsSync(join(projectRoot, 'templates', `${name}.hbs`));
}

const queued = sources().flatMap(noticesIn);

describe('notices in the code', () => {
  it('are found', () => {
    expect(queued.length).toBeGreaterThan(0);
  });

  it.each(queued.flatMap((one) => one.templates.map((name) => [one.place, name, one] as const)))(
    '%s queues %s: it has a mail, filled with just the fields that the mail has',
    (_place, name, { fields }) => {
      expect(Object.keys(known)).toContain(name);
      const template = known[name];
      if (!fields || !template) return;
      const optional = template.optional ?? [];
      const wanted = Object.keys(template.data);
      expect(wanted).toEqual(expect.arrayContaining(fields));
      expect(fields).toEqual(expect.arrayContaining(wanted.filter((field) => !optional.includes(field))));
    },
  );

  it.each([...new Set(sources().flatMap(namesIn))].filter((name) => !isDocument(name)))(
    '%s is a mail',
    (name) => {
      expect(Object.keys(known)).toContain(name);
    },
  );
});
