import { type NativeConnection, Worker } from '@temporalio/worker';
import type { Activities } from '../../activities';
import { TASK_QUEUES } from '../../domain/record/task-queue';
import type { WorkflowBundleFile } from './workflow-bundle';

export interface WorkerParts {
  connection: NativeConnection;
  namespace: string;
  activities: Activities;
  bundle: WorkflowBundleFile;
  maxCachedWorkflows: number;
}

/** Activities that are told to end get this long before they are cancelled; then this long before they are left. */
const GRACE = '10 seconds';
const FORCE = '30 seconds';

/** Activities at the same time, by what lies downstream. The outbox sends several mails within one activity. */
const AT_ONCE = { core: 50, mail: 2, payments: 10 } as const;

/** One worker for each task queue, all in one process; the core one also runs the workflows. */
export async function createWorkers({
  connection,
  namespace,
  activities,
  bundle,
  maxCachedWorkflows,
}: WorkerParts): Promise<Worker[]> {
  const shared = {
    connection,
    namespace,
    activities,
    shutdownGraceTime: GRACE,
    shutdownForceTime: FORCE,
  } as const;
  return [
    await Worker.create({
      ...shared,
      taskQueue: TASK_QUEUES.core,
      workflowBundle: bundle,
      maxCachedWorkflows,
      maxConcurrentActivityTaskExecutions: AT_ONCE.core,
    }),
    await Worker.create({
      ...shared,
      taskQueue: TASK_QUEUES.mail,
      maxConcurrentActivityTaskExecutions: AT_ONCE.mail,
    }),
    await Worker.create({
      ...shared,
      taskQueue: TASK_QUEUES.payments,
      maxConcurrentActivityTaskExecutions: AT_ONCE.payments,
    }),
  ];
}
