import { ActivityFailure, ApplicationFailure } from '@temporalio/common';
import { approvePayment, refusePayment } from '../../domain/money/disbursement-decisions';
import { Fault } from '../../domain/record/fault';
import { core } from '../record/acts';
import { approverOf } from './payment-people';
import type { PaymentStory } from './payment-story';

/** Takes approvals of different persons, and refusals. */
export function hearApprovers(story: PaymentStory): void {
  const { process, order, approvals, approvalSteps } = story;
  process.onDecision(
    approvePayment,
    'approve',
    async (by) => {
      const approval = { ...approverOf(by), at: by.at };
      await process.record(approvalSteps.approve(by, [...approvals, approval]));
      approvals.push(approval);
      return story.answer();
    },
    (by) => {
      const { userId } = approverOf(by);
      if (!approvals.some((one) => one.userId === userId)) return;
      throw new Fault('forbidden', {
        en: 'actor: the same person may not approve a payment twice (separation of duties)',
        zh: '同一人不能两次审批同一笔款项',
      });
    },
  );
  process.onDecision(
    refusePayment,
    'refuse',
    async (by) => {
      await process.perform(approvalSteps.refuse(by), (step) => core.releasePayment({ step, order }));
      return story.answer();
    },
    (by) => void approverOf(by),
  );
}

/** Sets the money aside and waits for the approvers; without enough money the payment is refused at once. */
export async function reserveAndApprove(story: PaymentStory): Promise<void> {
  const { process, order, approvals, approvalSteps } = story;
  await process.inTurn(async () => {
    try {
      await process.perform(approvalSteps.reserve(), (step) => core.reservePayment({ step, order }));
    } catch (error) {
      const why = shortage(error);
      if (why === null) throw error;
      await process.record(approvalSteps.refuseReserve(why));
    }
  });
  await story.waitFor('approving', 'approve', () => process.record(approvalSteps.escalate(approvals)));
}

/** Why the reserve was refused; null for any other failure. */
function shortage(error: unknown): string | null {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof ApplicationFailure && cause.type === 'rule-broken' ? cause.message : null;
}
