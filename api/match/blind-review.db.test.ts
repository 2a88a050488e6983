import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { recordStep } from '../../activities/record/record-step';
import { remind } from '../../activities/record/remind';
import { HIDEABLE } from '../../domain/match/blind-terms';
import type { Seat } from '../../domain/match/seat';
import { wordsOf } from '../../domain/record/catalogue';
import { Fault } from '../../domain/record/fault';
import { CHAIN_START } from '../../domain/record/journal';
import { BY_RULE } from '../../domain/record/party';
import type { NoticeRecord } from '../../domain/record/records';
import type { Collection, Collections } from '../../domain/record/store';
import { workflowId } from '../../domain/record/workflow-id';
import { COLLECTION_NAMES } from '../../infra/database/indexes';
import type { MongoStore } from '../../infra/database/mongo-store';
import { shapeOf } from '../../infra/database/query-fault';
import { calendarFile } from '../../infra/mail/calendar-file';
import { mailView } from '../../infra/mail/mail-view';
import { mailWriter } from '../../infra/mail/mail-writer';
import { MAILS } from '../../templates/mails';
import type { MailTemplate } from '../../templates/record/mail-template';
import {
  addressOf,
  fittingTo,
  type PageOnSample,
  pagesOnSample,
  type Subject,
  subjectsOf,
} from '../../test/console/page-addresses';
import { testDeps } from '../../test/support/activity-deps';
import {
  type ApiServer,
  apiServer,
  enterOrganisation,
  enterUser,
  sessionOf,
} from '../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { openBrowser } from '../../test/support/form-browser';
import { loadSampleCycle, mainProject } from '../../test/support/sample-cycle';
import { sampleDocx, samplePhoto } from '../../test/support/sample-files';
import { sampleApplication } from '../../test/support/sample-people';
import { askForDeclaration, askForSheets } from '../../workflows/match/seat-steps';
import { ROUTES } from '../rooms';

type Party = Awaited<ReturnType<typeof enterUser>>;

/** Stands in everything that could tell who applied, and nowhere else. */
const MARK = 'mark7q';
const NAME = `标记${MARK}社工中心`;
const P = 'blind-programme';
const [A, B] = ['application-1', 'application-2'];

let database: TestDatabase;
let api: ApiServer;
let applicant: Party;
/** One whose seat has declared, one who has not yet, one who had to leave for a conflict. */
const evaluators = {} as { reading: Party; drawn: Party; conflicted: Party };
let paper: string;
/** A photo and a text document of an application, in which telephone and program had put the name. */
let photo: string;
let letter: string;
let loose: string;
let decided: { [name: string]: unknown }[] = [];
let asked: string[] = [];
let signalled: unknown[] = [];

beforeAll(async () => {
  database = await testDatabase((one) => asked.push(shapeOf(one)));
  const { store } = database;
  const { at } = await loadSampleCycle(store);
  api = await apiServer(hearing(store), {
    // The sample's clock stands still: that it is asked for tells nothing.
    now: async () => at,
    decide: (async (_id: string, type: { name: string }, input: { [name: string]: unknown }) => {
      decided.push(input);
      if (type.name === 'submitSheets')
        throw new Fault(
          'rule-broken',
          { en: 'the sheets are not complete', zh: null },
          { fields: [{ field: `sheets.${A}`, message: 'is missing', zh: '未填', rule: 'r' }] },
        );
      return { state: 'sitting', seat: input.declaration === 'no-conflict' ? 'declared' : 'void' };
    }) as never,
    signal: async (id, _type, input) => void signalled.push([id, input]),
  });
  const { bureauId, programmeId } = await mainProject(store);
  const programme = await store.programmes.need(programmeId);
  const { rulebook } = await store.rulebooks.need(programme.rulebookHash);
  await store.rulebooks.put('seeing', { rulebook });
  const hides = HIDEABLE.filter((one) => one !== 'documents' && one !== 'hours');
  const review = { ...rulebook.review, blind: { hides } };
  await store.rulebooks.put('blind', { rulebook: { ...rulebook, review } });
  await store.programmes.insert({
    ...programme,
    ...{ id: P, state: 'reviewing', bureauId, rulebookHash: 'blind', round: 0, applications: 2 },
    ...{ title: { zh: '盲评项目', en: 'A blind programme' }, noticeEndsAt: null, awardedAt: null },
    ...{ closedAt: null, failure: null, figures: null },
  });
  for (const kind of ['programme', 'panel'] as const)
    await store.processes.insert({
      ...{ id: workflowId[kind](P), kind, programmeId: P, projectId: null, state: 'reviewing', steps: 1 },
      ...{ head: CHAIN_START, open: true, startedAt: at, endedAt: null },
    });
  await store.journal.put(`programme/${P}#1`, {
    ...{ key: `programme/${P}#1`, stream: `programme/${P}`, seq: 1, programmeId: P, decision: 'judge' },
    ...{ state: 'reviewing', actor: { kind: 'system', because: 'rule' }, at, facts: { name: NAME } },
    ...{ previous: CHAIN_START, hash: 'h' },
  });
  await enterApplications(at);
  await enterEvaluators(at);
}, 120_000);

afterAll(async () => {
  await api?.stop();
  await database?.release();
}, 60_000);

/** What is asked for by id as well, of which the database's own listener is not told. */
function hearing(store: MongoStore): MongoStore {
  const heard = (name: keyof Collections) => {
    const { get } = store[name] as Collection<{ id: string }>;
    const byId = (id: string) => {
      asked.push(`${name}: by id`);
      return get(id);
    };
    const need = async (id: string) => {
      const found = await byId(id);
      if (!found) throw new Fault('not-found', { en: `no such record in ${name}`, zh: null });
      return found;
    };
    return { ...store[name], get: byId, need };
  };
  return { ...store, ...Object.fromEntries(COLLECTION_NAMES.map((name) => [name, heard(name)])) };
}

async function enterApplications(at: string): Promise<void> {
  const { store } = database;
  const first = await enterOrganisation(store, {
    ...{ id: `org-${MARK}`, kind: 'social-organisation', name: NAME, uscc: `91${MARK}`, place: MARK },
  });
  await enterOrganisation(store, { id: 'org-other', kind: 'social-organisation', name: '别的机构' });
  applicant = await enterUser(store, first.id, ['organisation-editor'], {
    ...{ name: `联系人${MARK}`, email: `${MARK}@example.org` },
  });
  paper = await upload(`application/${MARK}`);
  photo = await upload('application', samplePhoto(NAME));
  letter = await upload('application', sampleDocx(NAME));
  loose = await upload('budget');
  const lot = (await store.rulebooks.need('blind')).rulebook.funding.lots?.[0]?.id ?? null;
  const [line] = sampleApplication('x', 'y').budget;
  const [offer] = sampleApplication('x', 'y').deliverables;
  const submitted = { programmeId: P, status: 'submitted', submittedAt: at, lotId: lot } as const;
  await store.applications.insertMany([
    sampleApplication(A, first.id, {
      ...submitted,
      ...{ title: NAME, summary: NAME, documents: [paper, photo, letter], updatedBy: applicant.id },
      plan: { need: NAME, objectives: NAME, activities: NAME, risks: NAME, sustainability: NAME },
      budget: [{ ...line!, item: NAME }],
      deliverables: [{ ...offer!, title: { zh: NAME, en: MARK } }],
      team: [{ role: NAME, count: 1, qualification: NAME }],
    }),
    sampleApplication(B, 'org-other', { ...submitted, title: '别的项目' }),
  ]);
  const row = {
    ...{ lotId: lot, eligible: true, score: null, rank: null, outcome: 'eligible' as const, amount: 0 },
    reasons: [{ rule: 'registered', source: 's', passed: true, facts: NAME, message: NAME }],
    derivation: null,
  };
  const rows = [
    { ...row, applicationId: A, organisationId: first.id },
    { ...row, applicationId: B, organisationId: 'org-other' },
  ];
  await store.rankings.insert({ id: `${P}/0`, programmeId: P, round: 0, seed: '', rows });
}

async function upload(purpose: string, content: string | Buffer = 'plain words'): Promise<string> {
  const body = new FormData();
  body.set('purpose', purpose);
  body.set('programmeId', P);
  body.set('file', new File([content as never], `${NAME}的计划.txt`));
  const { status, body: made } = await api.ask('/documents', {
    method: 'POST',
    token: applicant.token,
    body,
  });
  expect(status).toBe(201);
  return String(made.id);
}

async function enterEvaluators(at: string): Promise<void> {
  const { store } = database;
  const agency = await enterOrganisation(store, { kind: 'evaluation-agency', name: '评估机构' });
  const states = { reading: 'declared', drawn: 'drawn', conflicted: 'void' } as const;
  for (const [n, [who, state]] of Object.entries(states).entries()) {
    const evaluator = { expertise: [], expert: true, available: true, ties: [] };
    const user = await enterUser(store, agency.id, ['evaluator'], { name: `评委${n + 1}`, evaluator });
    evaluators[who as keyof typeof evaluators] = user;
    const seat: Seat = {
      ...{ id: `${P}/${n + 1}`, programmeId: P, number: n + 1, evaluatorId: user.id, state, replaces: null },
      voidReason: state === 'void' ? 'conflict' : null,
    };
    await store.seats.insert(seat);
    await store.tasks.insert({
      ...{ id: `panel/${P}#score/${n + 1}#1`, workflowId: `panel/${P}`, programmeId: P, projectId: null },
      ...{ key: `score/${n + 1}`, what: 'panel.score', role: 'evaluator', organisationId: null },
      ...{ userId: user.id, deadlineKey: null, due: null, byDefault: null, status: 'open' },
      ...{ at: `/panel-seats/${P}/${n + 1}`, openedAt: at, closedAt: null },
    });
  }
  for (const applicationId of [A, B])
    await store.reviewSheets.insert({
      ...{ id: `${P}/1|${applicationId}`, programmeId: P, seatId: `${P}/1`, applicationId, marks: [] },
      ...{ evaluatorId: evaluators.reading.id, submittedAt: null },
    });
}

/** Everything that an answer says: status line, headers, and its words; of a workbook its cells. */
interface Answer {
  asked: string;
  status: number;
  said: string;
}

async function ask(cookie: string, address: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(api.url + address, {
    redirect: 'manual',
    ...init,
    headers: { cookie, ...init.headers },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const isBook = /spreadsheetml/.test(response.headers.get('content-type') ?? '');
  const said = [
    `${response.status} ${response.statusText}`,
    ...[...response.headers].map(([name, value]) => `${name}: ${decodeURIComponent(value)}`),
    isBook ? await cellsOf(bytes) : bytes.toString('utf8'),
  ];
  return { asked: `${init.method ?? 'GET'} ${address}`, status: response.status, said: said.join('\n') };
}

async function cellsOf(bytes: Buffer): Promise<string> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as never);
  return JSON.stringify([book.model, book.worksheets.map((sheet) => sheet.getSheetValues())]);
}

/** Whatever is about nothing in particular may be about the programme too. */
const isOurs = ({ params }: Subject) =>
  Object.keys(params).length === 0 ||
  Object.values(params).some((value) =>
    [P, A, B, MARK, paper, photo, letter, loose].some((one) => value.includes(one)),
  );

/** Of everything that concerns the programme all, of everything else so many. */
const chosen = (subjects: readonly Subject[], others: number) => [
  ...subjects.filter(isOurs),
  ...subjects.filter((one) => !isOurs(one)).slice(0, others),
];

/** All that may be asked about. */
interface AskedAbout {
  pages: PageOnSample[];
  subjects: Subject[];
}

async function lookAround({ store }: TestDatabase): Promise<AskedAbout> {
  const papers = [paper, photo, letter, loose].map((documentId) => ({
    params: { documentId },
    parties: {} as never,
  }));
  return { pages: await pagesOnSample(store), subjects: [...(await subjectsOf(store)), ...papers] };
}

function addresses({ pages, subjects }: AskedAbout, others: number): string[] {
  const found: string[] = [];
  for (const { page, subjects: all } of pages)
    for (const one of chosen(all, others)) {
      const address = addressOf(page, one);
      const forms = page.kind === 'list' ? ['csv', 'xlsx', 'json'] : [];
      found.push(address, ...forms.map((form) => `${address}?format=${form}`));
    }
  for (const { path, method } of ROUTES)
    if (method === 'get')
      found.push(
        ...chosen(fittingTo(path, subjects), others).map((one) => `/api/v1${addressOf({ path }, one)}`),
      );
  const stream = encodeURIComponent(`programme/${P}`);
  return [
    ...found,
    ...['applications', 'rankings'].map((one) => `/api/v1/programmes/${P}/${one}?limit=1`),
    ...['tasks?status=all', 'processes?', 'projects?', 'session/notices?'].map(
      (one) => `/api/v1/${one}&programmeId=${P}`,
    ),
    ...[`journal?stream=${stream}`, `journal/verify?stream=${stream}`].map((one) => `/api/v1/${one}`),
    ...['/public', '/public/figures', `/public/programmes/${P}`, '/api/openapi.json', '/', '/nowhere'],
    ...searches.map((one) => `/api/v1/search?q=${encodeURIComponent(one)}`),
    ...searches.map((one) => `/search?q=${encodeURIComponent(one)}`),
  ];
}

const searches = [NAME, `标记`, `org-${MARK}`, `91${MARK}`, A];

/** What a reader of the panel may be refused, and what it is told then. */
function refusals(number: number): [string, RequestInit][] {
  const json = (method: string, body: unknown): RequestInit => ({
    method,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'Idempotency-Key': randomUUID() },
  });
  const seat = `/api/v1/panel-seats/${P}/${number}`;
  const own = (address: string) => [
    [`${address}/sheets/${A}`, json('PUT', { marks: [{ criterion: 'x', points: 999, comment: '' }] })],
    [`${address}/sheets/${A}`, json('PUT', { marks: [{ criterion: 'none', points: 1, comment: '' }] })],
    [`${address}/sheets/${A}`, json('PUT', '{"marks":')],
    [`${address}/sheets/nothing`, json('PUT', { marks: [] })],
    [`${address}/sheets/${A}`, json('DELETE', {})],
    [`${address}/declare`, json('POST', { declaration: 'perhaps' })],
    [`${address}/declare`, json('POST', { declaration: 'no-conflict', ties: ['无此机构'] })],
    [`${address}/submit`, json('POST', {})],
  ];
  return [
    ...own(seat),
    ...own(`/api/v1/panel-seats/${P}/99`),
    [`/api/v1/applications/${A}`, json('PATCH', {})],
    [`/api/v1/applications/${A}`, json('PUT', {})],
    [`/api/v1/applications/${A}/submit`, json('POST', {})],
    [`/api/v1/programmes/${P}/objections`, json('POST', { grounds: 'x' })],
    [`/api/v1/programmes/${P}/applications?cursor=x`, {}],
    [`/api/v1/documents/${paper}`, json('DELETE', {})],
    [`/api/v1/processes/${encodeURIComponent(`panel/${P}`)}/journal`, {}],
  ] as [string, RequestInit][];
}

/** Ends the session that asks. */
const SIGNS_OUT = 'delete /session';

/** Every decision and change that there is a route for, about whatever it may be about, with nothing in it. */
function everyChange({ subjects }: AskedAbout, others: number): [string, RequestInit][] {
  return ROUTES.filter(({ method, path }) => method !== 'get' && `${method} ${path}` !== SIGNS_OUT).flatMap(
    ({ method, path }) =>
      chosen(fittingTo(path, subjects), others).map((one): [string, RequestInit] => [
        `/api/v1${addressOf({ path }, one)}`,
        {
          ...{ method: method.toUpperCase(), body: '{}' },
          headers: { 'content-type': 'application/json', 'Idempotency-Key': randomUUID() },
        },
      ]),
  );
}

/** Everything that somebody can reach, with the marked name wherever it is said. */
async function crawl(
  who: Party,
  number: number,
  others = 0,
  about = (_address: string) => true,
): Promise<{ answers: Answer[]; marked: string[] }> {
  const cookie = await sessionOf(api, who);
  const answers: Answer[] = [];
  const around = await lookAround(database);
  for (const address of addresses(around, others).filter(about)) answers.push(await ask(cookie, address));
  for (const [address, init] of [...refusals(number), ...everyChange(around, others)])
    answers.push(await ask(cookie, address, init));
  answers.push(...(await typedWrong(who, number)));
  const marked = answers.filter((one) => tells(one)).map((one) => one.asked);
  return { answers, marked };
}

/** The forms of the seat, sent with what is not right. */
async function typedWrong(who: Party, number: number): Promise<Answer[]> {
  const browser = await openBrowser(api.url, who);
  const forms = [
    [`/panel-seats/${P}/${number}/declare`, { declaration: 'no-conflict', ties: '无此机构', go: 'send' }],
    [`/panel-seats/${P}/${number}/declare`, { declaration: '' }],
    [`/panel-seats/${P}/${number}/sheets/${A}`, { 'marks.0.points': '999', 'marks.0.comment': 'x' }],
    [`/panel-seats/${P}/${number}/submit`, { go: 'send' }],
  ] as const;
  const answers: Answer[] = [];
  for (const [address, typed] of forms) {
    const shown = await browser.get(address);
    const { status, html, location } = await browser.send(shown, typed);
    answers.push({ asked: `POST ${address}`, status, said: `${location} ${html}` });
  }
  return answers;
}

/** What was asked for itself may come back in the words of the one who asked. */
function tells({ asked: words, said }: Answer): boolean {
  const query = words.split(/[?&](?:q|stream)=/)[1] ?? '';
  const address = words.replace(/^\w+ /, '');
  const left = [address, query, decodeURIComponent(query), encodeURIComponent(address)]
    .filter((one) => one !== '')
    .reduce((rest, one) => rest.replaceAll(one.replaceAll('&', '&amp;'), '').replaceAll(one, ''), said)
    .replaceAll(encodeURIComponent(encodeURIComponent(query)), '');
  return [MARK, applicant.id].some((one) => left.includes(one));
}

/** Public for any organisation, to whoever has its id: that no other answer tells the id is what the search shows. */
const REGISTER = `GET /api/v1/public/organisations/org-${MARK}/record`;

const statusOf = (answers: readonly Answer[], asking: string) =>
  answers.find((one) => one.asked === `GET ${asking}`)?.status;

describe('a blind reviewer', () => {
  it('meets the name of an applicant in no page, answer, error, file name, export or search that can be reached', async () => {
    const { answers, marked } = await crawl(evaluators.reading, 1, 1);
    expect(marked).toEqual([REGISTER]);
    expect(answers.length).toBeGreaterThan(250);
    expect(answers.filter(({ status }) => status >= 500).map((one) => one.asked)).toEqual([]);
    // What was searched was really there to be read.
    for (const address of [
      `/applications/${A}`,
      `/panel-seats/${P}/1`,
      `/panel-seats/${P}/1/sheets/${A}`,
      `/programmes/${P}/applications?format=xlsx`,
      ...[paper, photo, letter].map((one) => `/api/v1/documents/${one}/content`),
    ])
      expect([address, statusOf(answers, address)]).toEqual([address, 200]);
  }, 240_000);

  it('meets none before declaring either, nor after leaving for a conflict', async () => {
    expect((await crawl(evaluators.drawn, 2)).marked).toEqual([REGISTER]);
    expect((await crawl(evaluators.conflicted, 3)).marked).toEqual([REGISTER]);
  }, 240_000);

  it('reads papers that are called by a code, in an order that is none of arrival, and is told what is hidden', async () => {
    const { token } = evaluators.reading;
    const { items } = (await api.ask(`/programmes/${P}/applications`, { token })).body as unknown as {
      items: { id: string; title: string; hours: number; submittedAt: null; blind: { code: string } }[];
    };
    expect(items.map((one) => one.blind.code)).toEqual(['A-01', 'A-02']);
    expect(items.map((one) => one.title)).toEqual(['A-01', 'A-02']);
    expect(items.map(({ hours, submittedAt }) => [hours, submittedAt])).toEqual([
      [100, null],
      [100, null],
    ]);
    const [one, two] = await pagesOfList(token);
    expect([one, two]).toEqual(items.map(({ id }) => id));
    const code = items.find(({ id }) => id === A)?.blind.code;
    const { headers, text } = await api.ask(`/documents/${paper}/content`, { token });
    expect(headers.get('content-disposition')).toContain(`${code}-1.txt`);
    expect(text).toBe('plain words');
    for (const [n, id] of [photo, letter].entries())
      expect(
        (await api.ask(`/documents/${id}/content`, { token })).headers.get('content-disposition'),
      ).toContain(`${code}-${n + 2}.${['jpg', 'docx'][n]}`);
    expect((await api.ask(`/documents/${loose}`, { token })).status).toBe(404);
    const { html } = await (await openBrowser(api.url, evaluators.reading)).get(`/applications/${A}`);
    expect(html).toContain(`${code}`);
    expect(html).toContain('（盲评，不显示）');
  });

  it('names ties from the whole register: with an applicant among them the seat is in conflict, without it is not', async () => {
    const { store } = database;
    const { token, id } = evaluators.drawn;
    const declare = (ties: string[]) =>
      api.ask(`/panel-seats/${P}/2/declare`, {
        method: 'POST',
        token,
        body: { declaration: 'no-conflict', ties },
      });
    decided = [];
    const far = await enterOrganisation(store, { name: '没有申报的机构', uscc: '9100FAR' });
    expect((await declare(['9100FAR', '没有申报的机构'])).body.seat).toBe('declared');
    expect((await declare([NAME])).body.seat).toBe('void');
    expect(decided).toMatchObject([
      { declaration: 'no-conflict', ties: [far.id] },
      { declaration: 'conflict', ties: [`org-${MARK}`] },
    ]);
    const { evaluator } = await store.users.need(id);
    expect(evaluator?.ties.map((one) => one.organisationId)).toEqual([far.id, `org-${MARK}`]);
    const wrong = await declare([far.id, '无此机构']);
    expect([wrong.status, wrong.body.fields]).toMatchObject([400, [{ field: 'ties', message: /^line 2/ }]]);
  });

  it('declares on a page that asks for ties and lists nobody', async () => {
    const { evaluator } = await database.store.users.need(evaluators.drawn.id);
    await database.store.users.put(evaluators.drawn.id, { evaluator: { ...evaluator!, ties: [] } });
    const browser = await openBrowser(api.url, evaluators.drawn);
    const page = await browser.get(`/panel-seats/${P}/2/declare`);
    expect(page.html).toContain('不显示申报机构');
    expect(page.html).not.toContain('<h2 class="govuk-heading-m">申报机构');
    decided = [];
    const typed = { declaration: 'no-conflict', ties: '  没有申报的机构\r\n\r\n', go: 'send' };
    expect((await browser.send(page, typed)).status).toBe(303);
    expect(decided).toMatchObject([{ declaration: 'no-conflict', ties: [expect.any(String)] }]);
  });

  it('says what a conflict is with by the code of an application it reads, never by an applicant', async () => {
    const { store } = database;
    const code = (await (
      await api.ask(`/applications/${A}`, { token: evaluators.reading.token })
    ).body.blind) as unknown as { code: string };
    const declare = async (number: number, who: Party, body: object) => {
      const asking = { method: 'POST', token: who.token, body: { declaration: 'conflict', ...body } };
      const { status, body: said } = await api.ask(`/panel-seats/${P}/${number}/declare`, asking);
      return { status, fields: (said.fields ?? []) as unknown as { field: string }[] };
    };
    decided = [];
    const kind = 'kinship';
    const byName = (organisationId: string) =>
      declare(1, evaluators.reading, { conflict: { kind, organisationId } });
    const named = await byName(`org-${MARK}`);
    expect([named.status, named.fields[0]?.field]).toEqual([400, 'conflict.organisationId']);
    // One who has not applied is refused in the same words.
    expect(await byName('org-none')).toEqual(named);
    expect((await declare(1, evaluators.reading, { conflict: { kind, code: 'A-99' } })).status).toBe(400);
    expect((await declare(1, evaluators.reading, { conflict: { kind } })).status).toBe(400);
    expect((await declare(1, evaluators.reading, {})).fields[0]?.field).toBe('conflict.code');
    // Who has not declared yet is not told which codes there are.
    const early = (given: string) => declare(2, evaluators.drawn, { conflict: { kind, code: given } });
    expect((await early(code.code)).status).toBe(400);
    expect(await early(code.code)).toEqual(await early('A-99'));
    expect(decided).toEqual([]);

    expect((await declare(1, evaluators.reading, { conflict: { kind, code: code.code } })).status).toBe(200);
    expect((await declare(2, evaluators.drawn, { reason: '与一家申报机构有往来' })).status).toBe(200);
    expect(decided.map((one) => one.conflict)).toEqual([{ kind, code: code.code }, undefined]);
    const { html } = await (await openBrowser(api.url, evaluators.reading)).get(
      `/panel-seats/${P}/1/declare`,
    );
    expect(html).toContain(`value="${code.code}"`);
    await store.seats.put(`${P}/3`, { conflict: { kind, code: code.code, late: true } });
    const left = await (await openBrowser(api.url, evaluators.conflicted)).get(`/panel-seats/${P}/3`);
    expect(left.html).toContain(code.code);
  });

  it('has its seat voided when a tie is entered for it later, and is not told with whom; a declaration does not go around it', async () => {
    const { store } = database;
    const { id, token } = evaluators.drawn;
    const { token: byAdministrator } = await enterUser(store, applicant.organisationId, ['administrator']);
    const { evaluator } = await store.users.need(id);
    const enter = (ties: object[]) =>
      api.ask(`/users/${id}`, {
        ...{ method: 'PATCH', token: byAdministrator },
        body: { evaluator: { ...evaluator, ties } },
      });
    signalled = [];
    const old = { organisationId: 'org-other', kind: 'employment', until: '2001-01-01' };
    expect((await enter([old])).status).toBe(200);
    expect(signalled).toEqual([]);
    const tie = { organisationId: `org-${MARK}`, kind: 'shareholding', until: null };
    await enter([old, tie]);
    const conflicts = [{ kind: 'shareholding', organisationId: `org-${MARK}` }];
    expect(signalled).toEqual([[`panel/${P}`, { evaluatorId: id, conflicts, hidden: true }]]);
    decided = [];
    const path = `/panel-seats/${P}/2/declare`;
    const answer = await api.ask(path, { method: 'POST', token, body: { declaration: 'no-conflict' } });
    expect(answer.body.seat).toBe('void');
    expect(JSON.stringify(answer.body)).not.toContain(MARK);
    expect(decided).toMatchObject([{ declaration: 'conflict', ties: [`org-${MARK}`] }]);
    // Once the awards are made there is no panel: the programme is told, by whoever says it.
    const [{ state }, seat] = [await store.programmes.need(P), await store.seats.need(`${P}/2`)];
    await store.programmes.put(P, { state: 'running' });
    await store.seats.put(`${P}/2`, { state: 'submitted' });
    signalled = [];
    await enter([tie]);
    const body = { declaration: 'conflict', reason: 'my sister works there', ties: [`org-${MARK}`] };
    const { body: late } = await api.ask(path, { method: 'POST', token, body });
    expect(late).toMatchObject({ state: 'running', seat: 'submitted' });
    const told = [`programme/${P}`, { seat: 2, found: conflicts }];
    expect(signalled).toMatchObject([told, told, told]);
    expect(JSON.stringify(signalled)).not.toContain('sister');
    await enter([]);
    signalled = [];
    for (const declaration of ['no-conflict', 'declined', 'resigned'])
      expect(await api.ask(path, { method: 'POST', token, body: { declaration } })).toMatchObject({
        ...{ status: 409, body: { state: 'submitted', allowed: ['declare'] } },
      });
    expect(signalled).toEqual([]);
    await store.programmes.put(P, { state });
    await store.seats.put(`${P}/2`, { state: seat.state });
  });
});

async function pagesOfList(token: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor = '';
  do {
    const { body } = await api.ask(`/programmes/${P}/applications?limit=1${cursor}`, { token });
    const page = body as unknown as { items: { id: string }[]; next: string | null };
    ids.push(...page.items.map((one) => one.id));
    cursor = page.next === null ? '' : `&cursor=${page.next}`;
  } while (cursor !== '');
  return ids;
}

/** Status, words but for what was asked, and every question that the database was asked, in order. */
async function traced(cookie: string, address: string, id: string, init?: RequestInit) {
  asked = [];
  const { status, said } = await ask(cookie, address.replace(':id', id), init);
  const questions = asked;
  const encoded = encodeURIComponent(id);
  const words = [encodeURIComponent(encoded), encoded, id]
    .reduce((left, one) => left.replaceAll(one, ':id'), said)
    .replace(/nonce[-=]"?[^"';]+/g, '')
    .replace(/name="token" value="[^"]+"/g, '')
    .replace(/^(date|x-request-id|etag|set-cookie|content-length): .*$/gm, '')
    .replace(/"(requestId|instance)":"[^"]*"/g, '');
  return { status, words, questions };
}

const put = { method: 'PUT', body: '{"marks":[]}', headers: { 'content-type': 'application/json' } };

/** What a seat asks about, what there is and what there is not. */
const CASES = (seat: number): [string, string, string, RequestInit?][] => [
  ['/api/v1/applications/:id', A, 'application-9'],
  ['/applications/:id', A, 'application-9'],
  ['/api/v1/documents/:id', paper, '0'.repeat(paper.length)],
  ['/api/v1/documents/:id', loose, '0'.repeat(paper.length)],
  ['/api/v1/documents/:id/content', paper, '0'.repeat(paper.length)],
  [`/api/v1/panel-seats/${P}/${seat}/sheets/:id`, A, 'application-9', put],
  [`/panel-seats/${P}/${seat}/sheets/:id`, A, 'application-9'],
  ['/api/v1/search?q=:id', NAME, NAME.replaceAll('标', '无')],
  ['/search?q=:id', NAME, NAME.replaceAll('标', '无')],
  ['/api/v1/search?q=:id', A, 'application-9'],
];

describe('nobody can tell by the way of a refusal', () => {
  it('whether an application or a paper is there: a conflicted evaluator gets the same answer by the same questions', async () => {
    const cookie = await sessionOf(api, evaluators.conflicted);
    for (const [address, real, none, init] of CASES(3)) {
      const found = await traced(cookie, address, real, init);
      expect([address, found]).toEqual([address, await traced(cookie, address, none, init)]);
      expect([address, found.questions.length > 1]).toEqual([address, true]);
      expect([200, 404, 409]).toContain(found.status);
    }
  });

  it('nor can one who has not declared yet, nor a reader by a search', async () => {
    const drawn = await sessionOf(api, evaluators.drawn);
    for (const [address, real, none] of CASES(3).slice(0, 5))
      expect(await traced(drawn, address, real)).toEqual(await traced(drawn, address, none));
    const reading = await sessionOf(api, evaluators.reading);
    for (const [address, real, none] of CASES(3).slice(7, 9))
      expect(await traced(reading, address, real)).toEqual(await traced(reading, address, none));
    // What may be read takes other questions: that would have been heard.
    const [address, real, none] = CASES(3)[0]!;
    const { questions } = await traced(reading, address, real);
    expect(questions).not.toEqual((await traced(reading, address, none)).questions);
  });
});

describe('a blind reviewer whose panel has scored and closed', () => {
  it('still meets no name: the ranking is not on public notice yet', async () => {
    const { store } = database;
    const at = new Date().toISOString();
    for (const { id } of await store.reviewSheets.find({ programmeId: P }))
      await store.reviewSheets.put(id, {
        marks: [{ criterion: 'need', points: 8, comment: '清楚' }],
        submittedAt: at,
      });
    await store.seats.put(`${P}/1`, { state: 'submitted' });
    await store.processes.put(`panel/${P}`, { state: 'closed', open: false, endedAt: at });
    // What is about something else was read before the panel closed.
    const ids = [P, A, B, paper, photo, letter, loose];
    const ours = (address: string) => [...ids, 'search'].some((one) => address.includes(one));
    const { answers, marked } = await crawl(evaluators.reading, 1, 0, ours);
    expect(marked).toEqual([]);
    expect(answers.length).toBeGreaterThan(150);
    expect(statusOf(answers, `/panel-seats/${P}/1/sheets/${A}`)).toBe(200);
    expect(answers.filter(({ status }) => status >= 500).map((one) => one.asked)).toEqual([]);
    await store.seats.put(`${P}/1`, { state: 'declared' });
    await store.processes.put(`panel/${P}`, { state: 'reviewing', open: true, endedAt: null });
  }, 240_000);
});

describe('the mails of a blind panel', () => {
  const write = mailWriter(wordsOf);
  const deps = () => ({
    ...{ store: database.store, publicUrl: 'https://care.example.org' },
    surveyCodes: { code: () => 'K7Q2M9' },
  });

  /** A mail with its calendar file and the notice that it was made of, as words. */
  async function mailOf(notice: NoticeRecord): Promise<string> {
    const template: MailTemplate | undefined = (MAILS as { [name: string]: MailTemplate })[notice.template];
    if (!template) throw new Error(`there is no mail ${notice.template}`);
    const recipient = { name: '评委', address: 'e@example.org', language: 'zh' as const };
    const view = await mailView(deps(), template, notice, recipient);
    const mail = write(notice.template, template, view, 'zh');
    const calendar = calendarFile(notice, {
      ...{ summary: mail.subject, url: 'https://care.example.org' },
      ...{ from: 'CareCycle <c@example.org>', to: 'e@example.org' },
    });
    return JSON.stringify([notice, mail, calendar]);
  }

  it('name no applicant to an evaluator: to declare, to score, and the reminders of both', async () => {
    const { store } = database;
    const work = testDeps(store, Date.now);
    const { review, reminders } = (await store.rulebooks.need('blind')).rulebook;
    const input = { programmeId: P, bureauId: 'bureau', terms: review, reminders };
    const sent: string[] = [];
    for (const [n, { id }] of Object.values(evaluators).entries()) {
      const seat = { number: n + 1, evaluatorId: id };
      for (const asks of [askForDeclaration(input, seat), askForSheets(input, seat)]) {
        const key = asks.openDeadlines[0]?.key ?? '';
        await recordStep(work, {
          ...{ key: `panel/${P}#${key}`, decision: 'draw', state: 'sitting', actor: BY_RULE, facts: {} },
          process: { workflowId: `panel/${P}`, kind: 'panel', programmeId: P },
          ...asks,
        });
        await remind(work, { workflowId: `panel/${P}`, deadlineKey: key, reminder: 0 });
      }
      const notices = await store.notices.find({ recipient: `user/${id}` });
      expect(new Set(notices.map(({ template }) => template))).toEqual(
        new Set(['match/panel-declare', 'match/panel-score', 'record/reminder']),
      );
      for (const notice of notices) sent.push(await mailOf(notice));
    }
    expect(sent.length).toBeGreaterThanOrEqual(12);
    const tells = (mail: string) => [MARK, applicant.id, A, B].some((one) => mail.includes(one));
    expect(sent.filter(tells)).toEqual([]);
    // What a mail looks up it does say: the search would have found it.
    const [notice] = await store.notices.find({ recipient: `user/${evaluators.reading.id}` });
    const { title } = await store.programmes.need(P);
    await store.programmes.update({ id: P }, { title: { zh: NAME, en: NAME } });
    expect(tells(await mailOf(notice!))).toBe(true);
    await store.programmes.update({ id: P }, { title });
  });
});

describe('an applicant to a blind review', () => {
  it('is told to keep names out of the papers, where they are attached and before they are submitted', async () => {
    const { store } = database;
    const programmeId = P;
    const draft = { programmeId, documents: [paper], title: '草稿' };
    await store.applications.insert(sampleApplication('draft', applicant.organisationId, draft));
    const browser = await openBrowser(api.url, applicant);
    const shown = async () => {
      const pages = [];
      for (const one of ['edit', 'submit'])
        pages.push((await browser.get(`/applications/draft/${one}`)).html);
      return pages.map((html) => html.includes('PDF 文件和带电子签名的 Office 文件保持原样'));
    };
    expect(await shown()).toEqual([true, true]);
    await store.programmes.update({ id: P }, { rulebookHash: 'seeing' });
    expect(await shown()).toEqual([false, false]);
    await store.programmes.update({ id: P }, { rulebookHash: 'blind' });
    await store.applications.remove('draft');
  });
});

describe('the same search for the name', () => {
  it('finds it all over for a reviewer who is not blind: in pages, answers, exports and file names', async () => {
    const { store } = database;
    await store.programmes.update({ id: P }, { rulebookHash: 'seeing' });
    const { marked } = await crawl(evaluators.reading, 1);
    await store.programmes.update({ id: P }, { rulebookHash: 'blind' });
    for (const address of [
      `/panel-seats/${P}/1`,
      `/panel-seats/${P}/1/declare`,
      `/panel-seats/${P}/1/sheets/${A}`,
      `/panel-seats/${P}/1/submit`,
      `/applications/${A}`,
      `/programmes/${P}/applications`,
      `/programmes/${P}/applications?format=csv`,
      `/programmes/${P}/applications?format=xlsx`,
      `/api/v1/applications/${A}`,
      `/api/v1/panel-seats/${P}/1`,
      `/api/v1/programmes/${P}/applications`,
      `/api/v1/documents/${paper}`,
      `/api/v1/documents/${paper}/content`,
      `/api/v1/documents/${loose}/content`,
    ])
      expect(marked).toContain(`GET ${address}`);
  }, 240_000);

  it('finds it nowhere for one who was given other applications, and who cannot tell those from what is not there', async () => {
    const { store } = database;
    await store.programmes.update({ id: P }, { rulebookHash: 'seeing' });
    await store.seats.update({ id: `${P}/1` }, { reads: [B] });
    const ours = (address: string) => [P, A, B, paper, loose].some((one) => address.includes(one));
    const cookie = await sessionOf(api, evaluators.reading);
    const answers: Answer[] = [];
    const around = await lookAround(database);
    for (const address of addresses(around, 0).filter(ours)) answers.push(await ask(cookie, address));
    for (const [address, init] of refusals(1)) answers.push(await ask(cookie, address, init));
    expect(answers.filter(tells).map((one) => one.asked)).toEqual([]);
    expect(answers.filter(({ status }) => status >= 500).map((one) => one.asked)).toEqual([]);
    for (const address of [`/applications/${B}`, `/panel-seats/${P}/1/sheets/${B}`])
      expect([address, statusOf(answers, address)]).toEqual([address, 200]);
    const { token } = evaluators.reading;
    const own = await api.ask(`/panel-seats/${P}/1`, { token });
    expect(own.body).toMatchObject({ applications: [B], applicants: [{ organisationId: 'org-other' }] });
    const conflict = (organisationId: string) =>
      api.ask(`/panel-seats/${P}/1/declare`, {
        ...{ method: 'POST', token },
        body: { declaration: 'conflict', conflict: { kind: 'kinship', organisationId } },
      });
    expect((await conflict(`org-${MARK}`)).status).toBe(400);
    expect((await conflict('org-nobody')).status).toBe(400);
    for (const [address, real, none, init] of CASES(1).slice(0, 7))
      expect([address, await traced(cookie, address, real, init)]).toEqual([
        address,
        await traced(cookie, address, none, init),
      ]);
    await store.programmes.update({ id: P }, { rulebookHash: 'blind' });
    await store.seats.update({ id: `${P}/1` }, { reads: [A, B] });
  }, 240_000);

  it('finds it once a ranking is on public notice, as everybody does', async () => {
    const { store } = database;
    await store.programmes.update({ id: P }, { round: 1, state: 'notice' });
    const { token } = evaluators.reading;
    const { body } = await api.ask(`/applications/${A}`, { token });
    expect([body.title, body.organisationId, body.blind]).toEqual([NAME, `org-${MARK}`, undefined]);
    await store.programmes.update({ id: P }, { round: 0, state: 'reviewing' });
  });
});
