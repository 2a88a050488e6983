import { bankAnswered } from '../../domain/money/disbursement-decisions';
import type { DisbursementInput } from '../../domain/money/disbursement-input';
import type { DisbursementState } from '../../domain/money/disbursement-lifecycle';
import { workflowId } from '../../domain/record/workflow-id';
import { disbursementClosed } from '../../domain/serve/project-notices';
import { tell } from '../record/children';
import { hearApprovers, reserveAndApprove } from './approve-payment';
import { deliver } from './deliver-payment';
import { PaymentStory } from './payment-story';
import { hearResolvers, resolved } from './resolve-payment';

/**
 * One tranche on its way 拨付, or money coming back: reserve → different approvers → send once → await → post.
 * An unknown outcome is found out by asking; the same order keeps the same key however often it is sent.
 */
export async function disbursement(order: DisbursementInput): Promise<DisbursementState> {
  const story = new PaymentStory(order);
  const { process } = story;
  hearApprovers(story);
  hearResolvers(story);
  process.onNotice(bankAnswered, () => {
    story.news += 1;
  });

  await reserveAndApprove(story);
  while (!process.ended) {
    await deliver(story);
    await resolved(story);
  }
  await tellProject(story);
  await process.allAnswered();
  return process.state;
}

async function tellProject(story: PaymentStory): Promise<void> {
  await story.decided();
  const { projectId, tranche, amount } = story.order;
  const outcome = story.process.state as 'paid' | 'returned' | 'refused' | 'failed';
  const moved = outcome === 'paid' || outcome === 'returned' ? story.posted : amount;
  await tell(workflowId.project(projectId), disbursementClosed, { tranche, outcome, amount: moved });
}
