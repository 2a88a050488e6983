import { condition } from '@temporalio/workflow';
import type { PaymentStatus } from '../../domain/money/bank-port';
import { askBank, watchBank } from '../record/acts';

/**
 * Asks the bank until it gives an answer that ends the waiting. When the bank says that it has news it is asked at
 * once, beside the watch that goes on; whichever gives a last answer first counts.
 * @param news how many times the bank has said that it has news
 */
export async function askForSettlement(
  question: { key: string; until: 'known' | 'settled'; missing: number },
  news: () => number,
): Promise<PaymentStatus> {
  let answer: PaymentStatus | undefined;
  const watching = watchBank.awaitSettlement(question).then((found) => {
    answer = found;
  });
  for (;;) {
    const heard = news();
    await Promise.race([watching, condition(() => news() > heard)]);
    if (answer) return answer;
    const now = await askBank.queryPayment(question.key);
    if (now.status === 'settled' || now.status === 'refused') return now;
  }
}
