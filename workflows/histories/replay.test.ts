import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils';
import { DefaultLogger, type ReplayError, Runtime, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { workflowBundle } from '../../infra/temporal/workflow-bundle';
import * as workflows from '../index';
import { type CheckedInHistory, checkedInHistories } from './checked-in-histories.fixture';

type Outcome = ReplayError | DeterminismViolationError | 'as it was';

beforeAll(() => {
  // A replay that fails is an outcome here, not an event for the log.
  Runtime.install({
    logger: new DefaultLogger('ERROR', () => undefined),
    telemetryOptions: { logging: { filter: 'OFF', forward: {} } },
  });
});

/** Runs today's code, or another entry, on histories of the past. */
async function replay(
  histories: readonly CheckedInHistory[],
  entry?: string,
): Promise<{ [file: string]: Outcome }> {
  const results = Worker.runReplayHistories(
    { workflowBundle: await workflowBundle({ entry }) },
    histories.map(({ workflowId, json }) => ({ workflowId, history: historyFromJSON(json) })),
  );
  const outcomes: { [file: string]: Outcome } = {};
  const files = histories.map(({ file }) => file);
  for await (const { error } of results) outcomes[files.shift() ?? ''] = error ?? 'as it was';
  return outcomes;
}

const of = (type: string) => checkedInHistories.filter(({ workflowType }) => workflowType === type);

describe('processes that began with older code', () => {
  let outcomes: Awaited<ReturnType<typeof replay>>;

  beforeAll(async () => {
    outcomes = await replay(checkedInHistories);
  }, 120_000);

  it.each(checkedInHistories.map(({ file }) => file))('go on with the code of today: %s', (file) => {
    expect(outcomes[file]).toBe('as it was');
  });

  it.each(Object.keys(workflows))('are there of every workflow: %s', (type) => {
    expect(of(type).length).toBeGreaterThan(0);
  });

  it.each(['programme', 'project'])('are there with state carried from the run before: %s', (type) => {
    expect(of(type).map(({ file }) => file)).toContain(`${type}-carried.json`);
  });
});

describe('a change that processes already running would not survive', () => {
  it.each(['reconciliation', 'project'])('is caught: %s', async (type) => {
    const outcomes = await replay(of(type).slice(0, 1), 'workflows/record/diverging.fixture.ts');
    expect(Object.values(outcomes)).toEqual([expect.any(DeterminismViolationError)]);
  });
});

it('a history is the same after being written and read', () => {
  const [history] = of('project');
  expect(JSON.parse(historyToJSON(historyFromJSON(history?.json)))).toEqual(history?.json);
});
