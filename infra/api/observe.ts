import { type Client, type WorkflowExecutionDescription, WorkflowNotFoundError } from '@temporalio/client';
import type { Observed } from '../../api/record/services';
import { unavailable } from './start-process';
import { hasUndelivered } from './undelivered-notices';

/** More than one workflow task ever adds: a notice that is still on its way is among the last events. */
const LAST_EVENTS = 50;

/**
 * Tells whether a process waits for nothing but time and people: no activity, no workflow task, no start of a child
 * and no notice to another process under way. One that has ended is at rest.
 */
export function observer(client: Client): (workflowId: string) => Promise<Observed> {
  /** Run and length of histories that were found to have nothing on its way: only longer ones are read again. */
  const delivered = new Map<string, string>();

  const isAtRest = async ({
    raw,
    status,
    runId,
    workflowId,
    historyLength,
  }: WorkflowExecutionDescription) => {
    if (status.name !== 'RUNNING') {
      delivered.delete(workflowId);
      return true;
    }
    const busy =
      (raw.pendingActivities?.length ?? 0) > 0 ||
      Boolean(raw.pendingWorkflowTask) ||
      (raw.pendingChildren ?? []).some((child) => !child.runId);
    if (busy) return false;
    const reached = `${runId} ${historyLength}`;
    if (delivered.get(workflowId) === reached) return true;
    const { history } = await client.workflowService.getWorkflowExecutionHistoryReverse({
      namespace: client.options.namespace,
      execution: { workflowId, runId },
      maximumPageSize: LAST_EVENTS,
    });
    if (hasUndelivered(history?.events ?? [])) return false;
    delivered.set(workflowId, reached);
    return true;
  };

  return async (workflowId) => {
    try {
      const description = await client.workflow.getHandle(workflowId).describe();
      const children = (description.raw.pendingChildren ?? []).flatMap((child) => child.workflowId || []);
      return { atRest: await isAtRest(description), events: description.historyLength, children };
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return { atRest: true, events: 0, children: [] };
      throw unavailable(error);
    }
  };
}
