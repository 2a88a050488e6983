import { z } from 'zod';
import type { PaymentStatus, StatementEntry } from '../../domain/money/bank-port';

const amount = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const reference = z.string().min(1).max(100);
/** A code, never words of the bank's clerk: it goes into the journal. */
const reason = z.string().regex(/^[a-z0-9-]{1,60}$/);

/** What a bank may answer about a payment; anything else is garbled and leaves the outcome unknown. */
export const paymentStatusSchema: z.ZodType<PaymentStatus> = z.discriminatedUnion('status', [
  z.object({ status: z.literal('unknown-key') }),
  z.object({ status: z.literal('accepted'), reference }),
  z.object({ status: z.literal('settled'), reference, settledAt: z.iso.datetime({ offset: true }), amount }),
  z.object({ status: z.literal('refused'), reference: reference.nullable(), reason }),
]);

const statementEntrySchema: z.ZodType<StatementEntry> = z.object({
  key: z.string().min(1).max(200),
  direction: z.enum(['out', 'back']),
  amount,
  reference,
  settledAt: z.iso.datetime({ offset: true }),
});

export const statementPageSchema = z.object({
  entries: z.array(statementEntrySchema).max(1_000),
  next: z.string().max(200).nullable(),
});
