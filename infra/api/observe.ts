import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { unavailable } from './start-process';

/**
 * Whether a process waits for nothing but time and people: no activity, no workflow task and no start of a child
 * under way. One that has ended is at rest.
 */
export async function observe(
  client: Client,
  workflowId: string,
): Promise<{ atRest: boolean; events: number }> {
  try {
    const { raw, historyLength, status } = await client.workflow.getHandle(workflowId).describe();
    const busy =
      (raw.pendingActivities?.length ?? 0) > 0 ||
      Boolean(raw.pendingWorkflowTask) ||
      (raw.pendingChildren ?? []).some((child) => !child.runId);
    return { atRest: status.name !== 'RUNNING' || !busy, events: historyLength };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { atRest: true, events: 0 };
    throw unavailable(error);
  }
}
