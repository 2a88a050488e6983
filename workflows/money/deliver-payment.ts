import { ActivityFailure } from '@temporalio/common';
import type { PaymentStatus } from '../../domain/money/bank-port';
import { paymentOrder } from '../../domain/money/payment-order';
import { sendPayment } from '../record/acts';
import { askForSettlement } from './ask-for-settlement';
import type { PaymentStory } from './payment-story';

/**
 * Sends and asks until the bank has given its last answer. A lost answer is found out by asking; only what the bank
 * has never seen is sent again, under the same key.
 */
export async function deliver(story: PaymentStory): Promise<void> {
  await story.decided();
  if (!isUnderWay(story)) return;
  const alert = alertWhenLate(story);
  while (isUnderWay(story)) {
    const found = story.process.state === 'sending' ? await send(story) : await ask(story);
    await story.process.inTurn(() => take(story, found));
  }
  await alert;
}

function isUnderWay({ process }: PaymentStory): boolean {
  return ['sending', 'unknown', 'accepted'].includes(process.state);
}

/** Somebody should call the bank when it takes longer than it promised. */
async function alertWhenLate(story: PaymentStory): Promise<void> {
  const { process, bankSteps } = story;
  if (await process.until(() => !isUnderWay(story), 'answer')) return;
  await process.inTurn(async () => {
    if (isUnderWay(story) && process.deadlines.answer) await process.record(bankSteps.alertLate());
  });
}

async function send({ order, attempt }: PaymentStory): Promise<PaymentStatus | 'lost'> {
  try {
    return await sendPayment.sendPayment(paymentOrder(order, attempt));
  } catch (error) {
    if (error instanceof ActivityFailure) return 'lost';
    throw error;
  }
}

function ask(story: PaymentStory): Promise<PaymentStatus> {
  const { process, key, missing } = story;
  const until = process.state === 'unknown' ? 'known' : 'settled';
  return askForSettlement({ key, until, missing }, () => story.news);
}

async function take(story: PaymentStory, found: PaymentStatus | 'lost'): Promise<void> {
  const { process, bankSteps, key, order } = story;
  if (found === 'lost') {
    story.lost += 1;
    await process.record(bankSteps.loseAnswer(key, story.lost));
  } else if (found.status === 'unknown-key') {
    story.missing += 1;
    await process.record(bankSteps.findMissing(key));
  } else if (found.status === 'accepted') {
    await process.record(bankSteps.accept(key, found.reference));
  } else if (found.status === 'refused') {
    await process.record(bankSteps.refuseByBank(key, found));
  } else if (found.amount !== order.amount) {
    story.mismatch = found;
    await process.record(bankSteps.findMismatch(key, found));
  } else {
    await story.post(found);
  }
}
