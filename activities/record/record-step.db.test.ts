import type { Step } from '../../domain/record/step';
import { testDeps } from '../../test/support/activity-deps';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { recordStep } from './record-step';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.release());

const stream = 'project/p1';
const step = (number: number): Step => ({
  key: `${stream}#${number}:note`,
  process: { workflowId: stream, kind: 'project', programmeId: 'g', projectId: 'p1' },
  decision: 'note',
  state: 'running',
  final: false,
  actor: { kind: 'system', because: 'rule' },
  at: `2026-03-0${number}T02:00:00.000Z`,
  facts: { number },
});

test('a step that comes again gets its first answer, the latest one and one that others have followed', async () => {
  const { store } = database;
  const deps = testDeps(store, Date.now);
  const first = await recordStep(deps, step(1));
  const second = await recordStep(deps, step(2));
  let ran = false;
  const again = (one: Step) =>
    recordStep(deps, { ...one, at: '2026-03-09T02:00:00.000Z' }, async () => {
      ran = true;
    });
  expect(await again(step(2))).toEqual(second);
  expect(await again(step(1))).toEqual(first);
  expect(ran).toBe(false);
  expect(await store.journal.count({ stream })).toBe(2);
  expect(await store.processes.need(stream)).toMatchObject({ steps: 2, lastKey: step(2).key });
});
