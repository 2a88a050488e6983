import { type WorkflowEnvironment, workflowEnvironment } from '../../test/support/workflow-environment';

let time: WorkflowEnvironment;

beforeAll(async () => {
  time = await workflowEnvironment({
    workflowsPath: require.resolve('./retention'),
    activities: () => ({ forgetRequests: async () => ({ forgotten: 3 }) }),
  });
}, 60_000);
afterAll(() => time?.stop());

it('every night what was kept for a time only is forgotten', async () => {
  await time.start('retention', 'schedule/retention', undefined);
  const run = time.env.client.workflow.getHandle('schedule/retention');
  expect(await run.result()).toEqual({ requests: 3 });
});
