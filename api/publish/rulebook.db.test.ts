import { ROLES, type Role } from '../../domain/record/party';
import { loadExample } from '../../examples/load-example';
import { type ApiServer, apiServer, enterOrganisation, enterUser } from '../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../test/support/database';

let database: TestDatabase;
let server: ApiServer;
const tokens = {} as Record<Role, string>;

const hefei = loadExample('hefei-purchase').rulebook;

beforeAll(async () => {
  database = await testDatabase();
  server = await apiServer(database.store);
  const bureauId = (await enterOrganisation(database.store)).id;
  for (const role of ROLES) tokens[role] = (await enterUser(database.store, bureauId, [role])).token;
}, 60_000);

afterAll(async () => {
  await server?.stop();
  await database?.release();
});

const post = (path: string, body: unknown, role: Role = 'bureau-officer') =>
  server.ask(path, { method: 'POST', body, token: tokens[role] });

describe('the live legal check', () => {
  it('finds nothing in a sound rulebook', async () => {
    expect(await post('/rulebooks/check', hefei)).toMatchObject({ status: 200, body: { faults: [] } });
  });

  it('names every fault, of shape and of law, with place and rule', async () => {
    const wrong = structuredClone(hefei) as { [part: string]: unknown } & typeof hefei;
    wrong.publicNotice.period = { count: 3, unit: 'working-day' };
    wrong.tranches[0]!.share = 60;
    wrong.version = 'one' as never;
    const { status, body } = await post('/rulebooks/check', wrong);
    expect(status).toBe(200);
    expect(
      (body as unknown as { faults: { field: string }[] }).faults.map((one) => one.field).sort(),
    ).toEqual(['publicNotice.period', 'tranches', 'version']);
  });

  it.each([[null], [[]], ['"text"'], [7]])('%p is no rulebook, and no accident', async (body) => {
    const answer = await post('/rulebooks/check', body);
    expect(answer.status).toBe(200);
    expect((answer.body as unknown as { faults: unknown[] }).faults.length).toBeGreaterThan(0);
  });
});

describe('the score sheets to take over', () => {
  it('are there for whoever writes a rulebook, with source and basis, and for nobody else', async () => {
    const { status, body } = await server.ask('/score-sheets', { token: tokens['bureau-officer'] });
    expect(status).toBe(200);
    const { rounds, rubrics } = body as unknown as {
      rounds: { id: string; source: string; round: { indicators: unknown[] } }[];
      rubrics: { id: string }[];
    };
    expect(rounds.map((one) => one.id)).toEqual(
      expect.arrayContaining([
        'hefei-mid-term',
        'hefei-final',
        'finance-self-evaluation',
        'project-fund-final',
      ]),
    );
    expect(rounds.find((one) => one.id === 'finance-self-evaluation')?.round.indicators).toHaveLength(11);
    expect(rubrics.map((one) => one.id)).toContain('three-stages');
    expect((await server.ask('/score-sheets', { token: tokens['organisation-editor'] })).status).toBe(403);
  });
});

describe('pinning', () => {
  it('keeps a rulebook under the hash of its content; the order of its keys does not matter', async () => {
    const first = await post('/rulebooks', hefei);
    expect(first.status).toBe(201);
    const turned = Object.fromEntries(Object.entries(hefei).reverse());
    const second = await post('/rulebooks', turned);
    expect(second).toMatchObject({ status: 201, body: { hash: first.body.hash } });
    expect(await database.store.rulebooks.count({})).toBe(1);
    const read = await server.ask(`/rulebooks/${first.body.hash}`, {
      token: tokens['organisation-editor'],
    });
    expect(read).toMatchObject({ status: 200, body: { hash: first.body.hash } });
    expect(read.body.rulebook).toEqual(hefei);
  });

  it('another figure is another rulebook', async () => {
    const one = await post('/rulebooks', hefei);
    const other = await post('/rulebooks', { ...hefei, version: 2 });
    expect(other.status).toBe(201);
    expect(other.body.hash).not.toBe(one.body.hash);
  });

  it('refuses a rulebook that breaks the law, naming field and article, and stores nothing', async () => {
    const before = await database.store.rulebooks.count({});
    const { status, body } = await post('/rulebooks', {
      ...hefei,
      signing: { within: { count: 31, unit: 'day' } },
    });
    expect(status).toBe(400);
    expect(body.fields).toEqual([
      expect.objectContaining({ field: 'signing.within', rule: expect.stringContaining('Art. 46') }),
    ]);
    expect(await database.store.rulebooks.count({})).toBe(before);
  });

  it('an unknown hash is not found', async () => {
    expect((await server.ask(`/rulebooks/${'0'.repeat(64)}`, { token: tokens.auditor })).status).toBe(404);
  });

  it('only bureau officers pin; those who take part read', async () => {
    const statuses = await Promise.all(
      ROLES.map(async (role) => [role, (await post('/rulebooks', hefei, role)).status]),
    );
    expect(Object.fromEntries(statuses)).toEqual(
      Object.fromEntries(ROLES.map((role) => [role, role === 'bureau-officer' ? 201 : 403])),
    );
    expect((await server.ask(`/rulebooks/${'0'.repeat(64)}`)).status).toBe(401);
  });
});
