import { workflowBundle } from '../../temporal/workflow-bundle';

/** Builds the workflow bundle once, so that no test file waits for it. */
module.exports = async () => {
  process.env.TZ = 'UTC';
  await workflowBundle();
};
