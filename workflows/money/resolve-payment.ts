import { resolvePayment } from '../../domain/money/disbursement-decisions';
import { disbursementLifecycle } from '../../domain/money/disbursement-lifecycle';
import { Fault } from '../../domain/record/fault';
import { nextState } from '../../domain/record/lifecycle';
import { core } from '../record/acts';
import type { Resolved } from './bank-steps';
import { approverOf } from './payment-people';
import type { PaymentStory } from './payment-story';

/** Takes what a person decides on a payment that the bank refused or settled with another amount. */
export function hearResolvers(story: PaymentStory): void {
  const { process } = story;
  process.onDecision(
    resolvePayment,
    'resolve',
    async (by) => {
      await resolve(story, by);
      return story.answer();
    },
    (by) => check(story, by),
  );
}

/** Waits for that decision; silence brings it before the approvers too. */
export async function resolved(story: PaymentStory): Promise<void> {
  for (const state of ['bank-refused', 'mismatch'] as const) {
    await story.waitFor(state, 'resolve', () => story.process.record(story.bankSteps.escalate()));
  }
}

function check({ process, order, mismatch }: PaymentStory, by: Resolved): void {
  approverOf(by);
  const post = order.direction === 'out' ? 'post' : 'post-return';
  nextState(disbursementLifecycle, process.state, by.resolution === 'accept-amount' ? post : by.resolution);
  if (by.resolution !== 'accept-amount' || (mismatch?.amount ?? 0) <= order.amount) return;
  throw new Fault(
    'rule-broken',
    {
      en: 'resolution: more than was ordered cannot be accepted; the bank takes it back',
      zh: '实付超过应付，不能接受，须由银行收回',
    },
    {
      fields: [
        {
          field: 'resolution',
          message: 'settled exceeds ordered',
          zh: '实付金额超过应付金额',
          rule: 'reserved + paid + withheld ≤ award',
        },
      ],
    },
  );
}

async function resolve(story: PaymentStory, by: Resolved): Promise<void> {
  const { process, bankSteps, order, mismatch } = story;
  if (by.resolution === 'accept-amount' && mismatch) {
    await story.post(mismatch, by);
  } else if (by.resolution === 'give-up') {
    await process.perform(bankSteps.giveUp(by), (step) => core.releasePayment({ step, order }));
  } else if (by.resolution === 'send-anew') {
    await process.record(bankSteps.sendAnew(by, story.attempt + 1));
    story.attempt += 1;
    story.missing = 0;
  } else {
    await process.record(bankSteps.askAgain(by));
  }
}
