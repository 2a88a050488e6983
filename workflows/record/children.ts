import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import {
  getExternalWorkflowHandle,
  ParentClosePolicy,
  startChild,
  WorkflowIdReusePolicy,
} from '@temporalio/workflow';
import type { NoticeType } from '../../domain/record/decision';

/**
 * Starts a process that outlives the one that starts it. Starting it twice starts it once.
 * It reports by a notice when it ends.
 * @param workflow the function, or its name when it belongs to another room
 */
export async function startDetached<I>(
  workflow: string | ((input: I) => Promise<unknown>),
  workflowId: string,
  input: I,
): Promise<void> {
  try {
    await startChild(workflow as string, {
      workflowId,
      args: [input] as never,
      parentClosePolicy: ParentClosePolicy.ABANDON,
      workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/** Tells another process something. One that has ended need not know. */
export async function tell<I>(workflowId: string, type: NoticeType<I>, input: I): Promise<void> {
  try {
    await getExternalWorkflowHandle(workflowId).signal<[I]>(type.name, input);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ExternalWorkflowExecutionNotFound') {
      const code = error instanceof Error ? error.message : '';
      if (!/not found|already completed/i.test(code)) throw error;
    }
  }
}
