import { parsePaymentKey, paymentKey } from './payment-key';

describe('the key of a payment', () => {
  it('is the business id, and another one only for a new attempt after a definite refusal', () => {
    expect(paymentKey('p', 't1')).toBe('disbursement/p/t1');
    expect(paymentKey('p', 't1', 2)).toBe('disbursement/p/t1~2');
  });

  it('leads back to the payment', () => {
    expect(parsePaymentKey('disbursement/p/t1~2')).toEqual({ projectId: 'p', tranche: 't1', attempt: 2 });
    expect(parsePaymentKey('disbursement/p/t1')).toEqual({ projectId: 'p', tranche: 't1', attempt: 1 });
    expect(parsePaymentKey('salary/2026')).toBeNull();
  });
});
