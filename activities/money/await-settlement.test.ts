import { MockActivityEnvironment } from '@temporalio/testing';
import type { PaymentStatus } from '../../domain/money/bank-port';
import { awaitSettlement } from './await-settlement';

const accepted: PaymentStatus = { status: 'accepted', reference: 'R' };
const settled: PaymentStatus = {
  status: 'settled',
  reference: 'R',
  settledAt: '2026-05-06T02:00:00.000Z',
  amount: 5,
};

/** A bank that gives these answers, the last one for ever. */
function bankSaying(...answers: PaymentStatus[]) {
  let asked = 0;
  return {
    asked: () => asked,
    bank: {
      send: async () => accepted,
      statement: async () => ({ entries: [], next: null }),
      query: async () => {
        asked += 1;
        return answers[Math.min(asked, answers.length) - 1] as PaymentStatus;
      },
    },
  };
}
const ask = (bank: ReturnType<typeof bankSaying>['bank'], until: 'known' | 'settled') =>
  new MockActivityEnvironment().run(awaitSettlement, { bank }, { key: 'k', until, missing: 0 });

describe('waiting for the bank', () => {
  it('asks in real time until the payment is settled', async () => {
    const { bank, asked } = bankSaying(accepted, accepted, settled);
    expect(await ask(bank, 'settled')).toEqual(settled);
    expect(asked()).toBe(3);
  });

  it('is content to know that an order arrived, when that was the question', async () => {
    const { bank, asked } = bankSaying(accepted);
    expect(await ask(bank, 'known')).toEqual(accepted);
    expect(asked()).toBe(1);
  });

  it('gives an order that was not seen a moment to arrive before it counts as missing', async () => {
    const late = bankSaying({ status: 'unknown-key' }, accepted);
    expect(await ask(late.bank, 'known')).toEqual(accepted);
    const never = bankSaying({ status: 'unknown-key' });
    expect(await ask(never.bank, 'known')).toEqual({ status: 'unknown-key' });
    expect(never.asked()).toBeGreaterThan(1);
  });
});
