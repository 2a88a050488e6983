import { type Client, WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/client';
import { TASK_QUEUES } from '../../domain/record/task-queue';
import { workflowId } from '../../domain/record/workflow-id';

/** Sees to it that the one outbox runs; every worker asks for it and gets the same one. */
export async function startOutbox(client: Client): Promise<void> {
  await client.workflow.start('outbox', {
    workflowId: workflowId.outbox(),
    taskQueue: TASK_QUEUES.core,
    workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
  });
}
