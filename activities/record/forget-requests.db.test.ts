import { testDeps } from '../../test/support/activity-deps';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { forgetRequests } from './forget-requests';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
}, 60_000);

afterAll(async () => {
  await database?.release();
});

it('answers kept for repeated requests are forgotten after seven days, whatever the sandbox clock says', async () => {
  const { store } = database;
  const request = (id: string, at: string) => ({
    id,
    requestHash: 'h',
    status: 200,
    body: '{}',
    at,
    until: at,
  });
  await store.requests.insertMany([
    request('u|old', '2026-03-01T01:59:59.999Z'),
    request('u|of-seven-days', '2026-03-01T02:00:00.000Z'),
    request('u|new', '2026-03-08T01:00:00.000Z'),
  ]);
  const held = '2030-01-01T00:00:00.000Z';
  await store.clocks.put('clock', { realAnchor: held, businessAnchor: held, pace: 1, holdAt: held });
  const deps = testDeps(store, () => Date.parse('2026-03-08T02:00:00.000Z'));
  expect(await forgetRequests(deps)).toEqual({ forgotten: 1 });
  expect(await forgetRequests(deps)).toEqual({ forgotten: 0 });
  const kept = await store.requests.find({}, { sort: { id: 1 } });
  expect(kept.map(({ id }) => id)).toEqual(['u|new', 'u|of-seven-days']);
});
