import { type ApiServer, apiServer, enterOrganisation, enterUser } from '../../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../../test/support/database';

let database: TestDatabase;
let sandbox: ApiServer;
let production: ApiServer;

beforeAll(async () => {
  database = await testDatabase();
  sandbox = await apiServer(database.store, { sandbox: { pace: 1 } });
  production = await apiServer(database.store);
}, 60_000);

afterAll(async () => {
  await Promise.all([sandbox.stop(), production.stop()]);
  await database.release();
});

const follow = (server: ApiServer, path: string, cookie = '') =>
  fetch(server.url + path, { redirect: 'manual', headers: { cookie } });

async function anOfficer(fields: { active?: boolean } = {}) {
  const { id } = await enterOrganisation(database.store);
  return enterUser(database.store, id, ['bureau-officer'], { name: '经办员甲', ...fields });
}

describe('the one-click sign-in of a sandbox', () => {
  it('signs in as the person of the link', async () => {
    const { id } = await anOfficer();
    const entered = await follow(sandbox, `/sandbox/sign-in/${id}`);
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/']);
    const cookie = entered.headers.get('set-cookie')?.split(';')[0];
    expect(await (await follow(sandbox, '/', cookie)).text()).toContain('经办员甲');
  });

  it('is not there outside a sandbox, and signs nobody in', async () => {
    const { id } = await anOfficer();
    const refused = await follow(production, `/sandbox/sign-in/${id}`);
    expect(refused.status).toBe(404);
    const cookie = refused.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await follow(production, '/', cookie)).status).toBe(303);
  });

  it('knows nobody who is not there, and nobody who has left', async () => {
    const { id } = await anOfficer({ active: false });
    expect((await follow(sandbox, `/sandbox/sign-in/${id}`)).status).toBe(404);
    expect((await follow(sandbox, '/sandbox/sign-in/nobody')).status).toBe(404);
  });
});
