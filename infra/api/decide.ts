import { type Client, type WorkflowHandle, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure, WorkflowNotFoundError } from '@temporalio/common';
import type { Metrics } from '../../api/record/metrics';
import { Fault, isFaultType, receivedFault, type SentDetail } from '../../domain/record/fault';
import type { Actor } from '../../domain/record/party';
import type { Store } from '../../domain/record/store';

interface DecideParts {
  client: Client;
  store: Store;
  metrics: Metrics;
  updateTimeoutMs: number;
}

/** Asking for the answer of a decision that a process took before it ended. */
const ASK_AGAIN_WITHIN_MS = 2_000;

/**
 * A decision as a Temporal Update. Its id is the user and the key, so the same request is the same Update however
 * often it comes. The time limit is ours alone: a decision that comes through later is still taken.
 * @throws Fault, always
 */
export async function decide<O>(
  parts: DecideParts,
  workflowId: string,
  name: string,
  input: { actor: Actor },
  key: string,
): Promise<O> {
  const begun = performance.now();
  const measured = (outcome: string) =>
    parts.metrics.decision(name, outcome, (performance.now() - begun) / 1000);
  const updateId = `${input.actor.kind === 'person' ? input.actor.userId : 'system'}|${key}`;
  const handle = parts.client.workflow.getHandle(workflowId);
  try {
    const answer = await parts.client.withDeadline(Date.now() + parts.updateTimeoutMs, () =>
      handle.executeUpdate<O, [object]>(name, { args: [input], updateId }),
    );
    measured('answered');
    return answer;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return answerOfEnded(parts, handle, updateId);
    const fault = faultOfUpdate(error);
    measured(fault.type);
    throw fault;
  }
}

/** The process has ended: with this very decision (then its answer stands), with another, or it never was. */
async function answerOfEnded<O>(parts: DecideParts, handle: WorkflowHandle, updateId: string): Promise<O> {
  const { client, store } = parts;
  const record = await store.processes.get(handle.workflowId);
  if (!record) throw new Fault('not-found', { en: 'No such process', zh: '没有这个流程' });
  try {
    return await client.withDeadline(Date.now() + ASK_AGAIN_WITHIN_MS, () =>
      handle.getUpdateHandle<O>(updateId).result(),
    );
  } catch (error) {
    if (error instanceof WorkflowUpdateFailedError) throw faultOfUpdate(error);
    throw new Fault(
      'not-allowed-now',
      { en: `The process has ended as "${record.state}"`, zh: '流程已经办结' },
      {
        state: record.state,
        allowed: [],
      },
    );
  }
}

/** The fault that a failed Update stands for. */
export function faultOfUpdate(error: unknown): Fault {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  if (cause instanceof ApplicationFailure) {
    if (isFaultType(cause.type))
      return receivedFault(cause.type, cause.message, sentWith(cause.details?.[0]));
    if (cause.type === 'AcceptedUpdateCompletedWorkflow')
      return new Fault('not-allowed-now', { en: 'The process has ended', zh: '流程已经办结' });
  }
  return new Fault('unavailable', {
    en: 'The process did not answer in time: nothing is lost, ask again under the same key',
    zh: '系统暂时没有答复，内容没有丢失，请再提交一次',
  });
}

function sentWith(detail: unknown): SentDetail {
  return typeof detail === 'object' && detail !== null ? (detail as SentDetail) : {};
}
