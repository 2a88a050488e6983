import { z } from 'zod';
import { CHANGE_STATUSES } from '../../domain/serve/change-request';
import { CHANGE_GROUNDS, CHANGE_KINDS } from '../../domain/serve/change-terms';
import { words } from '../record/schemas';
import { signatureView } from './check-paper';

const reason = z.string().trim().min(1).max(2_000);

/** Why; no names or other personal data belong here. */
export const reasonBody = z.strictObject({ reason });

export const changeBody = z.strictObject({
  kind: z.enum(CHANGE_KINDS),
  ground: z
    .enum(CHANGE_GROUNDS)
    .nullish()
    .meta({ description: 'Why, as a code; needed where the rulebook names the reasons that count' }),
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
  kind: z.enum([...CHANGE_KINDS, 'pause', 'termination']),
  ground: z.enum(CHANGE_GROUNDS).nullable(),
  reason: z.string(),
  shifts: z.array(z.object({ budgetLineId: z.string(), by: z.int() })),
  supplement: z.int(),
  extendDays: z.int(),
  needsApproval: z.boolean(),
  status: z.enum(CHANGE_STATUSES),
  requestedBy: z.string(),
  requestedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decisionReason: z.string().nullable(),
  approvals: z
    .array(z.object({ userId: z.string(), role: z.string(), at: z.string(), reason: z.string().nullable() }))
    .meta({ description: 'On a route of the rulebook: who approved before the last, in turn' }),
  effectiveAt: z.string().nullable().meta({ description: 'When both had signed the amendment' }),
  amendment: z
    .object({
      number: z.int(),
      documentId: z.string(),
      sha256: z.string(),
      changed: z.array(z.object({ what: words, from: z.string(), to: z.string() })),
      signatures: z.array(signatureView),
    })
    .nullable(),
});
