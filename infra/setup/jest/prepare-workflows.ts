import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../engines/project-root';
import { workflowBundle } from '../../temporal/workflow-bundle';

/** Builds the workflow bundle once, so that no test file waits for it. */
module.exports = async () => {
  process.env.TZ = 'UTC';
  if (existsSync(join(projectRoot, 'workflows', 'index.ts'))) await workflowBundle();
};
