import type { DecisionType } from '../../domain/record/decision';
import { sampleApplication, sampleReport, sampleRulebook } from '../../domain/serve/project-sample.fixture';
import { type ApiServer, apiServer, enterOrganisation, enterUser } from '../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../test/support/database';

let database: TestDatabase;
let server: ApiServer;
let editor: string;
let certifier: string;
let officer: string;
let stranger: string;
const decided: { process: string; decision: string; input: object }[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  server = await apiServer(store, {
    decide: (async (process: string, type: DecisionType, input: object) => {
      decided.push({ process, decision: type.name, input });
      return { state: 'running', change: 'open', report: 'returned' };
    }) as never,
  });
  const organisation = (await enterOrganisation(store, { kind: 'social-organisation' })).id;
  const bureau = (await enterOrganisation(store)).id;
  const other = (await enterOrganisation(store, { kind: 'social-organisation' })).id;
  editor = (await enterUser(store, organisation, ['organisation-editor'])).token;
  certifier = (await enterUser(store, organisation, ['organisation-certifier'])).token;
  officer = (await enterUser(store, bureau, ['bureau-officer'])).token;
  stranger = (await enterUser(store, other, ['organisation-editor'])).token;
  await store.rulebooks.insert({ id: 'hash', rulebook: sampleRulebook });
  await store.applications.insert({ ...sampleApplication, organisationId: organisation });
  await store.projects.insert({
    id: 'p1',
    programmeId: 'prog',
    applicationId: 'app',
    organisationId: organisation,
    bureauId: bureau,
    streetId: null,
    title: '示例',
    lotId: null,
    rulebookHash: 'hash',
    state: 'running',
    award: 1_000_000,
    agreement: { documentId: 'd', sha256: 'a'.repeat(64), signatures: [] },
    startsOn: '2026-01-05',
    endsOn: '2026-11-04',
    stages: {},
    grades: {},
    paid: 0,
    withheld: 0,
    pausedAt: null,
    endedAs: null,
  });
}, 60_000);

afterAll(async () => {
  await server?.stop();
  await database?.release();
});

const get = (path: string, token: string) => server.ask(path, { token });
const send = (method: string, path: string, body: unknown, token: string) =>
  server.ask(path, { method, body, token });
const { sections, outputs, expenses } = sampleReport('mid');
const content = { sections: sections.map(({ code, text }) => ({ code, text })), outputs, expenses };

describe('projects', () => {
  it('are listed to those who have a part in them, and to nobody else', async () => {
    expect((await get('/projects', editor)).body.items).toHaveLength(1);
    expect((await get('/projects', officer)).body.items).toHaveLength(1);
    expect((await get('/projects', stranger)).body.items).toEqual([]);
    expect((await get('/projects/p1', officer)).body).toMatchObject({
      id: 'p1',
      award: 1_000_000,
      pauses: [],
    });
    expect((await get('/projects/p1', stranger)).status).toBe(403);
    expect((await get('/projects/unknown', officer)).status).toBe(404);
  });

  it('are signed by naming the hash of the file', async () => {
    expect((await send('POST', '/projects/p1/agreement/sign', { sha256: 'x' }, certifier)).status).toBe(400);
    expect(
      (await send('POST', '/projects/p1/agreement/sign', { sha256: 'a'.repeat(64) }, editor)).status,
    ).toBe(403);
    expect(
      (await send('POST', '/projects/p1/agreement/sign', { sha256: 'a'.repeat(64) }, certifier)).status,
    ).toBe(200);
    expect(decided.at(-1)).toMatchObject({ process: 'project/p1', decision: 'signAgreement' });
  });
});

describe('a report', () => {
  it('is saved as a draft that only the organisation sees, and guarded against old copies', async () => {
    const saved = await send('PUT', '/projects/p1/reports/mid', content, editor);
    expect(saved).toMatchObject({ status: 200, body: { version: 1, status: 'draft' } });
    expect((await get('/projects/p1/reports', editor)).body.items).toHaveLength(1);
    expect((await get('/projects/p1/reports', officer)).body.items).toEqual([]);
    expect((await get('/projects/p1/reports/mid/1', officer)).status).toBe(404);
    const old = { method: 'PUT', body: content, token: editor, headers: { 'If-Match': '"7"' } };
    expect((await server.ask('/projects/p1/reports/mid', old)).status).toBe(412);
    expect((await send('PUT', '/projects/p1/reports/other', content, editor)).status).toBe(404);
  });

  it('cannot be changed while it is with somebody else', async () => {
    await database.store.reports.put('p1/mid/1', { status: 'certified' });
    expect((await send('PUT', '/projects/p1/reports/mid', content, editor)).status).toBe(409);
    expect((await get('/projects/p1/reports/mid/1', officer)).status).toBe(200);
  });

  it('is reviewed with reasons that stay out of the process', async () => {
    const verdicts = [
      { code: 'progress', verdict: 'accepted' },
      { code: 'finance', verdict: 'returned', reason: '缺少凭证' },
    ];
    const answer = await send(
      'POST',
      '/projects/p1/reports/mid/review',
      { version: 1, sections: verdicts },
      officer,
    );
    expect(answer).toMatchObject({ status: 200, body: { report: 'returned' } });
    expect(JSON.stringify(decided.at(-1))).not.toContain('缺少凭证');
    const [review] = Object.values((await database.store.reports.need('p1/mid/1')).reviews ?? {});
    expect(review?.sections[1]?.reason).toBe('缺少凭证');
  });
});

describe('a change', () => {
  it('is saved first and asked for by its id; the reason stays in the database', async () => {
    const body = { kind: 'extension', reason: '场地装修', extendDays: 30 };
    const answer = await send('POST', '/projects/p1/changes', body, editor);
    expect(answer).toMatchObject({ status: 201, body: { change: 'open' } });
    expect(JSON.stringify(decided.at(-1))).not.toContain('场地装修');
    expect((await database.store.changeRequests.need(String(answer.body.changeId))).reason).toBe('场地装修');
    expect((await send('POST', '/projects/p1/changes', { ...body, kind: 'other' }, editor)).status).toBe(400);
  });

  it('of the whole course is the bureau’s: pause, resume', async () => {
    expect((await send('POST', '/projects/p1/pause', { reason: '不可抗力' }, editor)).status).toBe(403);
    expect((await send('POST', '/projects/p1/pause', { reason: '不可抗力' }, officer)).status).toBe(200);
    expect((await send('POST', '/projects/p1/resume', undefined, officer)).status).toBe(200);
    expect(decided.slice(-2).map(({ decision }) => decision)).toEqual(['pauseProject', 'resumeProject']);
  });
});

describe('household files, needs and services', () => {
  const csv =
    'code,streetCode,group,riskClass,email,openedOn,updatedOn\nH-1,s1,other,high,wang@example.org,2026-02-01,2026-02-01\n';

  it('are previewed, then imported whole or not at all', async () => {
    const wrong = `${csv}H-1,s1,rich,high,,2026-02-01,2026-02-01\n`;
    const preview = await send(
      'POST',
      '/projects/p1/households/import',
      { csv: wrong, preview: true },
      editor,
    );
    expect(preview).toMatchObject({ status: 200, body: { rows: 2, written: 0 } });
    expect(preview.body.faults).toHaveLength(2);
    expect((await send('POST', '/projects/p1/households/import', { csv: wrong }, editor)).status).toBe(400);
    expect(await database.store.households.count({})).toBe(0);
    expect((await send('POST', '/projects/p1/households/import', { csv }, editor)).body).toMatchObject({
      written: 1,
    });
  });

  it('are added one by one, to households on file', async () => {
    const need = { householdCode: 'H-1', kind: 'care', service: '助浴', recordedOn: '2026-03-01' };
    expect((await send('POST', '/projects/p1/needs', need, editor)).status).toBe(201);
    expect((await send('POST', '/projects/p1/needs', { ...need, householdCode: 'H-9' }, editor)).status).toBe(
      400,
    );
    const visit = { kind: 'visit', on: '2026-03-02', householdCodes: ['H-1'] };
    expect((await send('POST', '/projects/p1/services', visit, editor)).status).toBe(201);
    expect((await send('POST', '/projects/p1/services', visit, stranger)).status).toBe(403);
    expect((await get('/projects/p1/services', officer)).body.items).toMatchObject([
      { kind: 'visit', people: 1 },
    ]);
  });

  it('show contact data masked; who looks at it says why, and that is kept', async () => {
    const list = await get('/projects/p1/households', officer);
    expect(list.body.items).toMatchObject([{ code: 'H-1', email: 'w***@example.org' }]);
    const id = (await database.store.households.find({}))[0]?.id;
    const unmask = `/projects/p1/households/${id}/unmask`;
    expect((await send('POST', unmask, {}, officer)).status).toBe(400);
    expect((await send('POST', unmask, { reason: '寄送满意度问卷' }, officer)).body).toEqual({
      email: 'wang@example.org',
    });
    expect(await database.store.accesses.find({})).toMatchObject([
      { householdId: id, reason: '寄送满意度问卷' },
    ]);
    expect(JSON.stringify(await database.store.requests.find({}))).not.toContain('wang@example.org');
  });
});
