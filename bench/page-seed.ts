import { createHash } from 'node:crypto';
import { encodeTime } from 'ulid';
import { readOutcome } from '../activities/improve/read-outcome';
import type { Collections } from '../domain/record/store';
import type { ProjectRecord } from '../domain/serve/project-record';
import type { MongoStore } from '../infra/database/mongo-store';
import { mainProject } from '../test/support/sample-cycle';
import { type Row, Template } from './template';

const DAY_MS = 86_400_000;
/** Projects of a programme; of ten programmes one belongs to the bureau whose pages are asked for. */
const OF_PROGRAMME = 20;
const OWN_PROGRAMMES = 10;
/** The street has a part in every hundredth. */
const OWN_STREET = 100;
/** The organisation has a project in every fiftieth. */
const OWN_ORGANISATION = 50;
const BUREAUS = 90;
const ORGANISATIONS = 2_000;
const EVALUATORS = 300;
/** Over these days the programmes were published, up to yesterday. */
const DAYS = 1_095;
const START = (Math.floor(Date.now() / DAY_MS) - 1) * DAY_MS;

/** How many of each a project has. */
const OF_PROJECT: { readonly [name in keyof Collections]?: number } = {
  ...{ projects: 1, applications: 1, budgets: 1, changeRequests: 1 },
  ...{ households: 8, needs: 20, serviceRecords: 10, documents: 4 },
  ...{ reports: 3, evaluations: 2, scoreSheets: 4, surveys: 2, invitations: 4, answers: 4, findings: 2 },
  ...{ disbursements: 3, postings: 6, processes: 6, outcomes: 1 },
  ...{ tasks: 10, deadlines: 4, notices: 8, journal: 100 },
};

/** What was added to the database. */
export interface Seeded {
  counts: { [collection: string]: number };
  /** A project of the bureau, the street and the organisation whose pages are asked for. */
  projectId: string;
  programmeId: string;
  organisationId: string;
  bureauId: string;
}

/** Brings a database that holds the sample cycle to as many projects, all copies of the sample's main project. */
export async function seedProjects(
  store: MongoStore,
  { from, to }: { from: number; to: number },
): Promise<Seeded> {
  const main = await mainProject(store);
  const project = await projectTemplate(store, main.id);
  const programme = await programmeTemplate(store, main.programmeId);
  if (from === 0) await enterOthers(store);
  const writer = new Writer(store);
  let own: Omit<Seeded, 'counts'> | null = null;
  for (let number = from; number < to; number += 1) {
    const of = placeOf(number, main);
    if (of.k === 0)
      await writer.add(programme.copy(of.ids, of.begun), (name, row) =>
        agedProgramme(name, row, of.n, of.begun),
      );
    const judges = project.evaluators.map((id, m) => [
      id,
      of.isOwn && of.k < 2 ? id : OTHERS.evaluator(number * 7 + m),
    ]);
    const copied = project.template.copy({ ...of.ids, ...Object.fromEntries(judges) }, of.at);
    if (!hasEnded(number)) copied.outcomes = [];
    await writer.add(copied, (name, row) => aged(name, row, number, of.at));
    const projectId = String(copied.projects?.[0]?._id);
    if (of.k === 0 && of.n % OWN_STREET === 0)
      own = {
        ...{ projectId, programmeId: of.programmeId },
        organisationId: main.organisationId,
        bureauId: main.bureauId,
      };
  }
  await writer.end();
  if (!own) throw new Error('fewer projects than one programme has');
  return { ...own, counts: writer.counts };
}

/** To which programme, bureau, street and organisation a project belongs, and when it was awarded. */
function placeOf(number: number, main: ProjectRecord) {
  const [n, k] = [Math.floor(number / OF_PROGRAMME), number % OF_PROGRAMME];
  const isOwn = n % OWN_PROGRAMMES === 0;
  const begun = START - ((n * 379) % DAYS) * DAY_MS;
  const programmeId = idAt(begun, `P${n}`);
  const ids: { [id: string]: string } = {
    [main.programmeId]: programmeId,
    [main.bureauId]: isOwn ? main.bureauId : OTHERS.bureau(n),
    [main.organisationId]:
      k === 0 && n % OWN_ORGANISATION === 0 ? main.organisationId : OTHERS.organisation(number),
  };
  if (main.streetId) ids[main.streetId] = n % OWN_STREET === 0 ? main.streetId : OTHERS.street(n);
  return { n, k, isOwn, begun, at: begun + (k * DAY_MS) / OF_PROGRAMME, programmeId, ids };
}

/** What would lie ahead happened at the beginning instead: no more happens on one day than on another. */
function wrapped(at: number, days: number): string {
  const ms = at + days * DAY_MS;
  return new Date(ms > START ? ms - DAYS * DAY_MS : ms).toISOString();
}

const atMostToday = (at: number, days: number) => new Date(Math.min(at + days * DAY_MS, START)).toISOString();

/** Instants that lists go by are spread over the years; one project in twenty has something overdue. */
function aged(name: string, row: Row, number: number, at: number): Row {
  const instant = (days: number) => wrapped(at, days);
  const [n, isOpen] = [Number(row.n), row.status === 'open'];
  const { n: _, ...fields } = row;
  switch (name) {
    case 'journal':
      return { ...fields, at: instant(n * 2) };
    case 'notices':
      return { ...fields, queuedAt: instant(n * 10), sentAt: instant(n * 10) };
    case 'postings':
    case 'accesses':
      return { ...fields, at: instant(n * 30) };
    case 'projects':
      return {
        ...fields,
        title: `${titleOf(number)}·${fields.title}`,
        ...stateOf(number, atMostToday(at, 300)),
      };
    case 'outcomes':
      return { ...fields, endedAt: atMostToday(at, 300) };
    case 'tasks':
    case 'deadlines': {
      const late = number % 20 === 0 && n === 0;
      const due = Date.now() + (late ? -1 : 1) * (3 + (number % 60)) * DAY_MS;
      return isOpen ? { ...fields, due: new Date(due).toISOString() } : { ...fields, due: instant(n * 20) };
    }
    default:
      return fields;
  }
}

/** Two of five projects have. */
const hasEnded = (number: number) => number % 5 >= 3;

function stateOf(number: number, endedAt: string): Row {
  return !hasEnded(number) ? {} : { state: 'closed', endedAs: 'closed', stages: { closed: endedAt } };
}

const PLACES = [
  '朝阳',
  '和平',
  '新城',
  '长江',
  '莲花',
  '海恒',
  '锦绣',
  '芙蓉',
  '高刘',
  '临湖',
  '建设',
  '东风',
];
const titleOf = (number: number) => `${PLACES[number % PLACES.length]}${number}`;

function agedProgramme(name: string, row: Row, number: number, at: number): Row {
  const { n, ...fields } = row;
  const instant = (days: number) => atMostToday(at, days);
  if (name === 'journal') return { ...fields, at: instant(Number(n)) };
  if (name !== 'programmes') return fields;
  const title = { zh: `${titleOf(number)}社会救助项目`, en: `Programme ${number}` };
  return { ...fields, title, publishedAt: instant(0), closesAt: instant(20), continues: null };
}

async function projectTemplate(store: MongoStore, id: string) {
  const project = await store.projects.need(id);
  const ofProject = { projectId: id };
  const evaluations = await store.evaluations.find(ofProject);
  const evaluationIds = { $in: evaluations.map((one) => one.id) };
  const surveys = await store.surveys.find(ofProject);
  const surveyIds = { $in: surveys.map((one) => one.id) };
  const processes = await store.processes.find(ofProject);
  const rows: { [name: string]: object[] } = {
    projects: [project],
    applications: [await store.applications.need(project.applicationId)],
    budgets: [await store.budgets.need(id)],
    outcomes: [{ ...(await readOutcome(store, id)), endedAs: 'closed' }],
    scoreSheets: await store.scoreSheets.find({ evaluationId: evaluationIds }),
    invitations: await store.invitations.find({ surveyId: surveyIds }),
    answers: await store.answers.find({ surveyId: surveyIds }),
    journal: await store.journal.find(
      { stream: { $in: processes.map((one) => one.id) } },
      { sort: { seq: 1 } },
    ),
    notices: notices(id, project.programmeId, project.organisationId),
    ...{ evaluations, surveys, processes },
  };
  for (const name of [
    'changeRequests',
    'households',
    'needs',
    'serviceRecords',
    'documents',
    'reports',
  ] as const)
    rows[name] = await store[name].find(ofProject);
  const [finding] = await store.findings.find({});
  const found = finding ? await store.findings.find({ projectId: finding.projectId }) : [];
  rows.findings = JSON.parse(JSON.stringify(found).replaceAll(finding?.projectId ?? '-', id)) as object[];
  for (const name of ['disbursements', 'postings', 'tasks', 'deadlines', 'accesses'] as const)
    rows[name] = await store[name].find(ofProject);
  // Written past the store, they would not be encrypted.
  rows.households = (rows.households ?? []).map((one) => ({ ...one, email: null }));
  const evaluators = [...new Set(evaluations.flatMap((one) => one.evaluatorIds))];
  return { template: new Template(rows, OF_PROJECT), evaluators };
}

function notices(projectId: string, programmeId: string, organisationId: string): object[] {
  const of = { programmeId, data: { projectId }, event: null, status: 'sent', attempts: 1 };
  return [
    {
      ...{ ...of, id: `user/${organisationId}|serve/report-due|${projectId}`, template: 'serve/report-due' },
      ...{ recipient: `user/${organisationId}`, businessKey: projectId, queuedAt: '', sentAt: '' },
    },
  ];
}

async function programmeTemplate(store: MongoStore, id: string): Promise<Template> {
  const of = { programmeId: id, projectId: null };
  const processes = await store.processes.find(of);
  const rows: { [name: string]: object[] } = {
    programmes: [await store.programmes.need(id)],
    questions: await store.questions.find({ programmeId: id }),
    seats: await store.seats.find({ programmeId: id }),
    rankings: await store.rankings.find({ programmeId: id }),
    ledgerTotals: [await store.ledgerTotals.need(id)],
    journal: await store.journal.find(
      { stream: { $in: processes.map((one) => one.id) } },
      { sort: { seq: 1 } },
    ),
    processes,
  };
  const counts = Object.fromEntries(Object.entries(rows).map(([name, all]) => [name, all.length]));
  return new Template(rows, counts);
}

/** The same id for the same name, entered at an instant (ms). */
function idAt(ms: number, name: string): string {
  const letters = createHash('sha256').update(name).digest('hex').toUpperCase();
  return encodeTime(ms, 10) + letters.slice(0, 16);
}

/** Everybody else by number: entered one after the other in the years before. */
const OTHERS = Object.fromEntries(
  [
    ['bureau', BUREAUS],
    ['street', BUREAUS * 10],
    ['organisation', ORGANISATIONS],
    ['evaluator', EVALUATORS],
  ].map(([kind, most]) => [
    kind,
    (n: number) =>
      idAt(START - (DAYS * DAY_MS * ((n % Number(most)) + 1)) / Number(most), `${kind}${n % Number(most)}`),
  ]),
) as { [kind in 'bureau' | 'street' | 'organisation' | 'evaluator']: (n: number) => string };

async function enterOthers(store: MongoStore): Promise<void> {
  const organisation = (_id: string, kind: string) => ({
    ...{ _id, kind, name: `${kind} ${_id}`, uscc: null, place: '合肥', streetCode: null },
    ...{ registration: null, bankAccount: null },
  });
  const user = (_id: string, organisationId: string, role: string) => ({
    ...{ _id, email: `${_id}@example.org`, name: _id, organisationId, roles: [role], passwordHash: null },
    ...{ failedSignIns: 0, lockedUntil: null, active: true, language: 'zh', evaluator: null },
  });
  const times = <T>(count: number, make: (n: number) => T) =>
    Array.from({ length: count }, (_, n) => make(n));
  const organisations = [
    ...times(BUREAUS, (n) => organisation(OTHERS.bureau(n), 'bureau')),
    ...times(BUREAUS * 10, (n) => organisation(OTHERS.street(n), 'street')),
    ...times(ORGANISATIONS, (n) => organisation(OTHERS.organisation(n), 'social-organisation')),
  ];
  const users = [
    ...times(EVALUATORS, (n) => user(OTHERS.evaluator(n), OTHERS.bureau(n), 'evaluator')),
    ...organisations.map(({ _id, kind }) =>
      user(
        _id.replace(/.$/, 'Z'),
        _id,
        kind === 'social-organisation' ? 'organisation-editor' : 'bureau-officer',
      ),
    ),
  ];
  await store.connection.collection('organisations').insertMany(organisations as never[]);
  await store.connection.collection('users').insertMany(users as never[]);
}

const AT_ONCE = 4_000;

/** Writes many rows at a time, past the store: nothing of them has to be on disk before the next. */
class Writer {
  readonly counts: { [collection: string]: number } = {};
  private readonly waiting = new Map<string, Row[]>();

  constructor(private readonly store: MongoStore) {}

  async add(rows: { [name: string]: Row[] }, changed: (name: string, row: Row) => Row): Promise<void> {
    for (const [name, all] of Object.entries(rows)) {
      const waiting = this.waiting.get(name) ?? [];
      waiting.push(...all.map((row) => changed(name, row)));
      this.waiting.set(name, waiting);
      if (waiting.length >= AT_ONCE) await this.write(name, waiting);
    }
  }

  async end(): Promise<void> {
    for (const [name, waiting] of this.waiting) if (waiting.length > 0) await this.write(name, waiting);
  }

  private async write(name: string, rows: Row[]): Promise<void> {
    this.waiting.set(name, []);
    this.counts[name] = (this.counts[name] ?? 0) + rows.length;
    const lax = { ordered: false, writeConcern: { w: 1, journal: false } } as const;
    await this.store.connection.collection(name).insertMany(rows as never[], lax);
  }
}
