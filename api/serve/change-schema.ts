import { z } from 'zod';

const reason = z.string().trim().min(1).max(2_000);

/** Why; no names or other personal data belong here. */
export const reasonBody = z.strictObject({ reason });

export const changeBody = z.strictObject({
  kind: z.enum(['budget-shift', 'supplement', 'content', 'extension']),
  reason,
  shifts: z
    .array(
      z.strictObject({
        budgetLineId: z.string().min(1).max(64),
        by: z.int().min(-1_000_000_000_000).max(1_000_000_000_000),
      }),
    )
    .max(100)
    .default([])
    .meta({ description: 'Fen by which each line changes; they sum to zero, or to the supplement' }),
  supplement: z.int().min(0).max(1_000_000_000_000).default(0),
  extendDays: z.int().min(0).max(1_100).default(0),
});

export const changeView = z.object({
  id: z.string(),
  projectId: z.string(),
  kind: z.enum(['budget-shift', 'supplement', 'content', 'extension', 'pause', 'termination']),
  reason: z.string(),
  shifts: z.array(z.object({ budgetLineId: z.string(), by: z.int() })),
  supplement: z.int(),
  extendDays: z.int(),
  needsApproval: z.boolean(),
  status: z.enum(['draft', 'open', 'approved', 'refused', 'noted']),
  requestedBy: z.string(),
  requestedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decisionReason: z.string().nullable(),
});
