import { Fault } from '../../domain/record/fault';
import { type ApiServer, apiServer, enterOrganisation, enterUser } from '../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { sampleApplication, sampleOrganisation } from '../../test/support/sample-people';
import { sampleRulebook } from '../../test/support/sample-rulebook';

type Party = Awaited<ReturnType<typeof enterUser>>;

let database: TestDatabase;
let api: ApiServer;
let officer: Party;
let approver: Party;
let auditor: Party;
let evaluator: Party;
let applicant: Party;
let rival: Party;
const decided: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  api = await apiServer(store, {
    decide: async (_id: string, type: { name: string }) => {
      decided.push(type.name);
      if (type.name === 'raiseObjection')
        throw new Fault('not-allowed-now', { en: 'not on notice', zh: null }, { allowed: [] });
      return { state: 'open' } as never;
    },
  });
  const bureau = await enterOrganisation(store);
  const agency = await enterOrganisation(store, { kind: 'evaluation-agency' });
  const office = await enterOrganisation(store, { kind: 'audit-office' });
  const [first, second] = [sampleOrganisation('org-1'), sampleOrganisation('org-2')];
  await store.organisations.insertMany([first, second]);
  officer = await enterUser(store, bureau.id, ['bureau-officer']);
  approver = await enterUser(store, bureau.id, ['bureau-approver']);
  auditor = await enterUser(store, office.id, ['auditor']);
  evaluator = await enterUser(store, agency.id, ['evaluator']);
  applicant = await enterUser(store, 'org-1', ['organisation-editor']);
  rival = await enterUser(store, 'org-2', ['organisation-editor']);
  await store.rulebooks.put('hash', { rulebook: sampleRulebook() });
  await store.programmes.put('p1', {
    title: { zh: '样例', en: 'Sample' },
    kind: 'venture',
    bureauId: bureau.id,
    rulebookHash: 'hash',
    draftedBy: officer.id,
    continues: null,
    publishedAt: '2026-01-01T00:00:00.000Z',
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
  await store.applications.insert(
    sampleApplication('a1', 'org-1', { status: 'submitted', submittedAt: '2026-01-02T00:00:00.000Z' }),
  );
  const seat = {
    programmeId: 'p1',
    number: 1,
    evaluatorId: evaluator.id,
    state: 'drawn',
    voidReason: null,
    replaces: null,
  };
  await store.seats.put('p1/1', seat);
});

afterAll(async () => {
  await api?.stop();
  await database?.release();
});

const get = (path: string, { token }: Party) => api.ask(path, { token });

describe('while the call is open', () => {
  it('shows an application to its applicant and to nobody else: not to rivals, bureau, auditor or evaluators', async () => {
    expect((await get('/applications/a1', applicant)).status).toBe(200);
    for (const other of [rival, officer, auditor, evaluator]) {
      expect((await get('/applications/a1', other)).status).toBe(404);
    }
  });

  it('does not tell anybody how many have applied', async () => {
    for (const other of [officer, auditor])
      expect((await get('/programmes/p1/applications', other)).status).toBe(409);
    expect((await get('/programmes/p1/applications', rival)).status).toBe(403);
    expect((await get('/programmes/p1', officer)).body.applications).toBe(0);
    expect((await get('/programmes/p1/applications', applicant)).body.items).toHaveLength(1);
  });

  it('refuses to submit what breaks the rulebook, naming every field, before the process is asked', async () => {
    await database.store.applications.insert(
      sampleApplication('a2', 'org-2', { title: '', months: 99, selfRaised: 1 }),
    );
    const answer = await api.ask('/applications/a2/submit', { method: 'POST', token: rival.token });
    expect(answer.status).toBe(422);
    const fields = (answer.body.fields as unknown as { field: string }[]).map((one) => one.field);
    expect(fields).toEqual(['title', 'months', 'selfRaised']);
    expect(decided).toEqual([]);
  });

  it('takes a request for an early look in the same words whether there is such an application or not', async () => {
    const look = (applicationId: string, { token }: Party) =>
      api.ask('/programmes/p1/early-looks', {
        ...{ method: 'POST', token, body: { applicationId, reason: 'a file cannot be read' } },
      });
    for (const one of ['a1', 'nothing']) {
      const { status, body } = await look(one, officer);
      expect([status, body]).toEqual([201, { state: 'open', lookId: expect.any(String) }]);
    }
    for (const one of [auditor, evaluator, rival]) expect((await look('a1', one)).status).toBe(403);
    await database.store.earlyLooks.put('l1', { programmeId: 'p1' });
    const answer = ({ token }: Party) =>
      api.ask('/early-looks/l1/answer', {
        ...{ method: 'POST', token, body: { verdict: 'refused', answer: 'ask them to send it again' } },
      });
    expect((await answer(officer)).status).toBe(403);
    expect((await answer(approver)).status).toBe(200);
    expect(decided.splice(0)).toEqual(['askEarlyLook', 'askEarlyLook', 'answerEarlyLook']);
    await database.store.earlyLooks.remove('l1');
  });

  it('refuses a change made on an old copy of a draft', async () => {
    const { body } = await get('/applications/a2', rival);
    const {
      id: _1,
      programmeId: _2,
      organisationId: _3,
      status: _4,
      version,
      updatedBy: _5,
      updatedAt: _6,
      submittedAt: _7,
      ...fields
    } = body as {
      [field: string]: unknown;
    };
    const put = (ifMatch: string) =>
      api.ask('/applications/a2', {
        method: 'PUT',
        token: rival.token,
        body: fields,
        headers: { 'If-Match': ifMatch },
      });
    expect((await put(`"${version}"`)).body.version).toBe(2);
    expect((await put(`"${version}"`)).status).toBe(412);
  });
});

describe('once the call has closed', () => {
  beforeAll(async () => {
    await database.store.programmes.update({ id: 'p1' }, { state: 'reviewing' });
    await database.store.rankings.put('p1/0', {
      programmeId: 'p1',
      round: 0,
      rows: [{ applicationId: 'a1', outcome: 'eligible' }],
    });
  });

  it('shows it to the bureau and the auditor, still not to rivals, and drafts to nobody', async () => {
    for (const one of [officer, auditor]) expect((await get('/applications/a1', one)).status).toBe(200);
    expect((await get('/applications/a1', rival)).status).toBe(404);
    expect((await get('/applications/a2', officer)).status).toBe(404);
    expect((await get('/programmes/p1/applications', officer)).body.items).toHaveLength(1);
  });

  it('opens the papers to an evaluator only after the declaration, and never after a conflict', async () => {
    expect((await get('/applications/a1', evaluator)).status).toBe(404);
    const seat = (await get('/panel-seats/p1/1', evaluator)).body;
    expect([seat.applicants, seat.applications]).toEqual([[{ organisationId: 'org-1', name: 'org-1' }], []]);
    const marks = [{ criterion: 'need', points: 61, comment: 'c' }];
    const sheet = (body: object) =>
      api.ask('/panel-seats/p1/1/sheets/a1', { method: 'PUT', token: evaluator.token, body });
    expect((await sheet({ marks: [] })).body.allowed).toEqual(['declare']);
    await database.store.seats.update({ id: 'p1/1' }, { state: 'declared' });
    expect((await get('/applications/a1', evaluator)).status).toBe(200);
    expect((await sheet({ marks })).status).toBe(422);
    expect((await sheet({ marks: [{ criterion: 'need', points: null, comment: 'n/a' }] })).status).toBe(200);
    await database.store.seats.update({ id: 'p1/1' }, { state: 'void' });
    expect((await get('/applications/a1', evaluator)).status).toBe(404);
    expect((await get('/panel-seats/p1/1', officer)).status).toBe(403);
  });

  it('keeps no objection that the process refused', async () => {
    const body = { grounds: 'the price was read wrong' };
    const answer = await api.ask('/programmes/p1/objections', {
      method: 'POST',
      token: applicant.token,
      body,
    });
    expect(answer.status).toBe(409);
    expect(await database.store.objections.count({ programmeId: 'p1' })).toBe(0);
  });
});

describe('the public side', () => {
  it('needs no sign-in, shows published programmes with their rulebook, and a feed', async () => {
    const programme = await api.ask('/public/programmes/p1');
    expect(programme.body.rulebook).toMatchObject({ id: 'sample' });
    expect(programme.body.draftedBy).toBeUndefined();
    expect((await api.ask('/public/programmes')).body.items).toHaveLength(1);
    const feed = await api.ask('/public/feed.json');
    expect(JSON.parse(feed.text).items[0]).toMatchObject({ id: 'programme/p1/call' });
    expect((await api.ask('/public/programmes/p1/ranking')).status).toBe(404);
  });
});
