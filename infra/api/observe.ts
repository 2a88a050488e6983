import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Observed } from '../../api/record/services';
import { unavailable } from './start-process';

/**
 * Whether a process waits for nothing but time and people: no activity, no workflow task and no start of a child
 * under way. One that has ended is at rest.
 */
export async function observe(client: Client, workflowId: string): Promise<Observed> {
  try {
    const { raw, historyLength, status } = await client.workflow.getHandle(workflowId).describe();
    const busy =
      (raw.pendingActivities?.length ?? 0) > 0 ||
      Boolean(raw.pendingWorkflowTask) ||
      (raw.pendingChildren ?? []).some((child) => !child.runId);
    const children = (raw.pendingChildren ?? []).flatMap((child) => child.workflowId || []);
    return { atRest: status.name !== 'RUNNING' || !busy, events: historyLength, children };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { atRest: true, events: 0, children: [] };
    throw unavailable(error);
  }
}
