import {
  type Client,
  isGrpcServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { Fault } from '../../domain/record/fault';
import { TASK_QUEUES } from '../../domain/record/task-queue';

const WITHIN_MS = 10_000;

/** Starts a process; one that was started before, running or ended, stays as it is. @throws Fault `unavailable` */
export async function startProcess(
  client: Client,
  workflow: string,
  workflowId: string,
  input: unknown,
): Promise<void> {
  try {
    await client.withDeadline(Date.now() + WITHIN_MS, () =>
      client.workflow.start(workflow, {
        workflowId,
        taskQueue: TASK_QUEUES.core,
        args: [input],
        workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
      }),
    );
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw unavailable(error);
  }
}

/** Tells a process something; one that has ended need not know. @throws Fault `unavailable` */
export async function signalProcess(
  client: Client,
  workflowId: string,
  name: string,
  input: unknown,
): Promise<void> {
  try {
    await client.withDeadline(Date.now() + WITHIN_MS, () =>
      client.workflow.getHandle(workflowId).signal<[unknown]>(name, input),
    );
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw unavailable(error);
  }
}

/** What a client call failed with, as the fault it is: the engine is away. Anything else stays what it is. */
export function unavailable(error: unknown): unknown {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return isGrpcServiceError(error) || isGrpcServiceError(cause)
    ? new Fault('unavailable', {
        en: 'The process engine does not answer now: nothing is lost, ask again',
        zh: '系统暂时没有答复，内容没有丢失，请再提交一次',
      })
    : error;
}
