import { submitApplication } from '../../activities/match/submit-application';
import { recordStep } from '../../activities/record/record-step';
import type { EarlyLook } from '../../domain/match/early-look';
import type { DocumentRecord } from '../../domain/record/document-record';
import type { Step } from '../../domain/record/step';
import { testDeps } from '../../test/support/activity-deps';
import {
  type ApiServer,
  apiServer,
  enterOrganisation,
  enterUser,
  sessionOf,
} from '../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { sampleConsent, sampleEarlyLook } from '../../test/support/sample-early-look';
import { person, sampleApplication, sampleOrganisation } from '../../test/support/sample-people';
import { sampleRulebook } from '../../test/support/sample-rulebook';
import { PAGES } from '../pages';
import { ROUTES } from '../rooms';

type Party = Awaited<ReturnType<typeof enterUser>>;

const NOW = '2026-01-10T02:00:00.000Z';
const STREAM = 'programme/p1';

let database: TestDatabase;
let api: ApiServer;
let applicant: Party;
let approver: Party;
const watchers: { [who: string]: Party } = {};

const deps = () => testDeps(database.store, () => Date.parse(NOW));
const step = (n: number, decision: string, change: Partial<Step> = {}): Step => ({
  key: `${STREAM}#${n}:${decision}`,
  process: { workflowId: STREAM, kind: 'programme', programmeId: 'p1' },
  decision,
  state: 'open',
  actor: { kind: 'system', because: 'rule' },
  at: NOW,
  facts: {},
  ...change,
});

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  api = await apiServer(store);
  await store.clocks.put('clock', { realAnchor: NOW, businessAnchor: NOW, pace: 1, holdAt: NOW });
  const bureau = await enterOrganisation(store);
  await store.organisations.insertMany([sampleOrganisation('org-1'), sampleOrganisation('org-2')]);
  applicant = await enterUser(store, 'org-1', ['organisation-editor']);
  for (const role of ['bureau-officer', 'auditor', 'administrator'] as const)
    watchers[role] = await enterUser(store, bureau.id, [role]);
  approver = await enterUser(store, bureau.id, ['bureau-approver']);
  watchers.rival = await enterUser(store, 'org-2', ['organisation-certifier']);
  await store.rulebooks.put('hash', { rulebook: sampleRulebook() });
  await store.programmes.put('p1', {
    title: { zh: '样例', en: 'Sample' },
    kind: 'venture',
    bureauId: bureau.id,
    rulebookHash: 'hash',
    draftedBy: 'somebody',
    continues: null,
    publishedAt: NOW,
    closesAt: '2026-02-01T00:00:00.000Z',
    corrections: [],
    applications: 0,
    round: 0,
    noticeEndsAt: null,
    awardedAt: null,
    closedAt: null,
    failure: null,
    figures: null,
    state: 'open',
  });
  await store.earlyLooks.insertMany([
    sampleEarlyLook('asked'),
    sampleEarlyLook('refused', { status: 'refused', answer: 'no need', answeredAs: 'bureau-approver' }),
    sampleEarlyLook('another', sampleConsent(['somebody', 'somebody-else'], ['a1'])),
  ]);
  await recordStep(deps(), step(1, 'draft', { state: 'draft' }));
  await recordStep(deps(), step(2, 'approve'));
}, 60_000);

afterAll(async () => {
  await api?.stop();
  await database?.release();
});

/** Somebody applies with two papers: one is called what it is, the other is not, and has no subject. */
async function apply(): Promise<void> {
  const { store } = database;
  const paper: DocumentRecord = {
    id: 'd1',
    fileName: 'plan.pdf',
    contentType: 'application/pdf',
    bytes: 7,
    sha256: '0',
    uploadedBy: applicant.id,
    organisationId: 'org-1',
    programmeId: 'p1',
    projectId: null,
    purpose: 'budget',
    at: NOW,
  };
  await store.documents.insertMany([paper, { ...paper, id: 'd2', programmeId: null }]);
  await store.applications.insert(sampleApplication('a1', 'org-1', { documents: ['d1', 'd2'] }));
  const actor = person(applicant.id, 'org-1', 'organisation-editor');
  const submit = step(3, 'submit-application', { actor, facts: { applicationId: 'a1' } });
  await submitApplication(deps(), { step: submit, applicationId: 'a1', version: 1 });
  await recordStep(deps(), step(4, 'correct'));
}

const LISTS = ['/processes', '/tasks', '/notices', '/disbursements', '/projects', '/applications'];

/** Every address that can be read, with the ids that an informed guess would put in. */
function addresses(): string[] {
  const ids: { [name: string]: string } = {
    programmeId: 'p1',
    applicationId: 'a1',
    processId: encodeURIComponent(STREAM),
    organisationId: 'org-1',
    lookId: 'another',
    number: '1',
    year: '2026',
  };
  const paths = ROUTES.filter(({ method }) => method === 'get').flatMap(({ path }) => {
    const documents = path.includes(':documentId') ? ['d1', 'd2'] : ['x'];
    return documents.map((id) => path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? id));
  });
  const isKnown = (path: string) => [...path.matchAll(/:(\w+)/g)].every(([, name]) => String(name) in ids);
  // Forms about nothing but oneself tell of nobody else.
  const pages = PAGES.filter(({ kind, path }) => isKnown(path) && (kind !== 'form' || path.includes(':')));
  return [
    ...paths.map((path) => `/api/v1${path}`),
    ...LISTS.map((path) => `/api/v1${path}?programmeId=p1`),
    `/api/v1/journal?stream=${STREAM}`,
    `/api/v1/journal?stream=${STREAM}&limit=1`,
    `/api/v1/journal/verify?stream=${STREAM}`,
    '/api/v1/tasks?of=everybody&status=all&programmeId=p1',
    ...pages.map(({ path }) => path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? '')),
    `/journal?stream=${STREAM}`,
    '/search?q=org-1',
  ];
}

/** What somebody sees at every address: status and words, without what differs from one request to the next. */
async function everything(cookie: string): Promise<{ [address: string]: string }> {
  const seen: { [address: string]: string } = {};
  for (const address of addresses()) {
    const response = await fetch(`${api.url}${address}`, { headers: { cookie }, redirect: 'manual' });
    // A workbook says within when it was made.
    const isWorkbook = /spreadsheetml/.test(response.headers.get('content-type') ?? '');
    const text = (isWorkbook ? `${(await response.arrayBuffer()).byteLength} bytes` : await response.text())
      .replace(/name="(?:token|key)" value="[^"]+"/g, '')
      .replace(/nonce="[^"]+"/g, '')
      .replace(/"(requestId|instance)":"[^"]*"/g, '');
    seen[address] = `${response.status} ${text}`;
  }
  return seen;
}

const ask = (path: string, who: Party) => api.ask(path, { token: who.token });

it('while a call is open, whatever early looks are asked for, an application changes nothing of what anybody else can read at any address', async () => {
  const before: { [who: string]: { [address: string]: string } } = {};
  const sessions: [who: string, cookie: string][] = [];
  for (const [who, party] of Object.entries(watchers)) sessions.push([who, await sessionOf(api, party)]);
  for (const [who, cookie] of sessions) before[who] = await everything(cookie);
  await apply();
  for (const [who, cookie] of sessions) expect([who, await everything(cookie)]).toEqual([who, before[who]]);
  expect(before.auditor?.[`/api/v1/journal?stream=${STREAM}`]).toMatch(/^200 .*"decision":"approve"/);
  // Not the page that asks to sign in.
  expect(before['bureau-officer']?.['/programmes/p1']).toMatch(/^200 [\s\S]*样例/);
  expect(before.auditor?.[`/journal?stream=${STREAM}`]).toMatch(/^200 /);
}, 240_000);

it('an applicant sees its own papers, and of the chain no more than the others', async () => {
  for (const id of ['d1', 'd2']) expect((await ask(`/documents/${id}`, applicant)).status).toBe(200);
  const answer = await ask(`/journal/verify?stream=${STREAM}`, applicant);
  expect(answer.body).toMatchObject({ whole: true, entries: 2 });
});

it('a change in the sealed part of the chain shows, its place does not', async () => {
  const { store } = database;
  const key = `${STREAM}#3:submit-application`;
  await store.journal.put(key, { facts: { applicationId: 'a2' } });
  const { body } = await ask(`/journal/verify?stream=${STREAM}`, watchers.auditor as Party);
  expect(body).toMatchObject({ whole: false, brokenAt: 3 });
  await store.journal.put(key, { facts: { applicationId: 'a1' } });
});

it('an early look opens sealed papers to its two officers alone, each reading on record, and only while it lasts', async () => {
  const { store } = database;
  const officer = watchers['bureau-officer'] as Party;
  const papers = ['/applications/a1', '/documents/d1', '/documents/d2'];
  const statuses = (who: Party) => Promise.all(papers.map(async (paper) => (await ask(paper, who)).status));
  expect(await statuses(officer)).toEqual([404, 404, 404]);
  await store.earlyLooks.insert(sampleEarlyLook('both', sampleConsent([officer.id, approver.id], ['a1'])));
  const late = sampleApplication('a2', 'org-2', { status: 'submitted', submittedAt: NOW });
  await store.applications.insert(late);
  await store.notices.insert({
    ...{ id: 'n1', template: 'match/early-look', recipient: `user/${applicant.id}`, programmeId: 'p1' },
    ...{ businessKey: 'early-look/both', data: { programmeId: 'p1' }, event: null, status: 'sent' },
    ...{ queuedAt: NOW, sentAt: NOW, attempts: 1 },
  });
  for (const one of [officer, approver]) expect(await statuses(one)).toEqual([200, 200, 200]);
  const listed = await ask('/programmes/p1/applications', officer);
  expect(listed.body.items).toMatchObject([{ id: 'a1' }]);
  expect((await ask('/applications/a2', officer)).status).toBe(404);
  for (const who of ['auditor', 'administrator', 'rival'])
    expect([who, await statuses(watchers[who] as Party)]).toEqual([who, [404, 404, 404]]);
  const reads = await store.earlyReads.find({ lookId: 'both' });
  const readBy = (who: Party) => reads.filter(({ userId }) => userId === who.id).map((one) => one.documentId);
  expect([readBy(officer).length, readBy(approver).sort()]).toEqual([4, ['d1', 'd2', null]]);
  expect(await store.earlyLooks.need('both')).toMatchObject({ reads: 7, opened: 3 });
  const auditor = watchers.auditor as Party;
  expect((await ask('/early-looks/both/reads', auditor)).status).toBe(409);
  expect((await ask('/notices?programmeId=p1', auditor)).body.items).toEqual([]);
  await store.earlyLooks.put('both', { status: 'ended', endedAt: NOW });
  await store.applications.remove('a2');
  expect(await statuses(officer)).toEqual([404, 404, 404]);
  const { earlyLooks } = (await api.ask('/public/programmes/p1')).body;
  expect(earlyLooks).toContainEqual({
    ...{ scope: 'all', status: 'ended', reason: 'a file cannot be read', askedAs: 'bureau-officer' },
    ...{ askedAt: '2026-01-09T00:00:00.000Z', answer: 'so it is', answeredAs: 'bureau-approver' },
    ...{ answeredAt: '2026-01-10T00:00:00.000Z', until: null, endedAt: NOW, opened: null },
  });
});

it('once the call has closed everything is there for those who may read it', async () => {
  await database.store.programmes.put('p1', { state: 'sifting' });
  const auditor = watchers.auditor as Party;
  expect((await ask(`/journal?stream=${STREAM}`, auditor)).body.items).toHaveLength(4);
  expect((await ask(`/journal/verify?stream=${STREAM}`, auditor)).body).toMatchObject({ entries: 4 });
  for (const who of ['bureau-officer', 'auditor']) {
    expect((await ask('/documents/d1', watchers[who] as Party)).status).toBe(200);
    expect((await ask('/documents/d2', watchers[who] as Party)).status).toBe(200);
  }
  expect((await ask('/documents/d1', watchers.rival as Party)).status).toBe(404);
  expect((await ask('/early-looks/both/reads', auditor)).body.items).toHaveLength(7);
  expect((await ask('/notices?programmeId=p1', auditor)).body.items).toHaveLength(1);
  const opened = (await api.ask('/public/programmes/p1')).body.earlyLooks as unknown as EarlyLook[];
  expect(opened.map((one) => one.opened)).toEqual([0, 0, 3, 0]);
});
