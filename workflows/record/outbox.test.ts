import { Context } from '@temporalio/activity';
import { workflowId } from '../../domain/record/workflow-id';
import { type WorkflowEnvironment, workflowEnvironment } from '../../test/support/workflow-environment';

let time: WorkflowEnvironment;
const rounds: number[] = [];

beforeAll(async () => {
  time = await workflowEnvironment({
    workflowsPath: require.resolve('./outbox'),
    activities: () => ({
      async deliverNotices({ forMs }: { forMs: number }) {
        rounds.push(forMs);
        if (rounds.length === 2) throw new Error('the database is away');
        if (rounds.length > 4) await Context.current().cancelled;
        return { sent: 0, failed: 0 };
      },
    }),
  });
});
afterAll(() => time.stop());

describe('the outbox', () => {
  it('delivers round after round and does not end when the database is away', async () => {
    await time.start('outbox', workflowId.outbox(), undefined);
    await time.eventually(async () => rounds.length >= 5);
    const handle = time.env.client.workflow.getHandle(workflowId.outbox());
    expect((await handle.describe()).status.name).toBe('RUNNING');
    expect(new Set(rounds)).toEqual(new Set([600_000]));
    await handle.terminate();
  });
});
