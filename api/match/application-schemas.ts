import { z } from 'zod';
import { HIDEABLE } from '../../domain/match/blind-terms';
import { REMEDIES } from '../../domain/match/complaint-terms';
import { CONFLICT_KINDS } from '../../domain/match/conflict';

const line = z.string().trim().max(200);
const paragraph = z.string().trim().max(5_000);
const amount = z.int().min(0).max(1_000_000_000_000).describe('fen');
const count = z.int().min(0).max(10_000_000);
const id = z.string().min(1).max(64);

/** A draft may leave a choice open, as ''; the type is that of what is submitted, which is checked. */
const orOpen = <T extends z.ZodType>(type: T) => type.or(z.literal('')) as unknown as T;

export const budgetLine = z.strictObject({
  id,
  category: orOpen(id),
  item: line,
  unit: line,
  quantity: z.number().min(0).max(1_000_000),
  unitPrice: amount,
  amount,
  source: orOpen(z.enum(['grant', 'self-raised', 'in-kind'])),
});

export const deliverable = z.strictObject({
  id,
  type: orOpen(z.enum(['household-file', 'visit', 'activity', 'case', 'group', 'training', 'volunteer'])),
  title: z.strictObject({ zh: z.string().max(200), en: z.string().max(300) }),
  count,
  minimumSize: count.optional(),
  minimumSessions: count.optional(),
  unitPrice: amount,
});

/** What the applicant fills in. A draft may be incomplete: the rulebook is checked when it is submitted. */
export const applicationFields = z.strictObject({
  lotId: id.nullable(),
  title: line,
  summary: z.string().trim().max(500),
  plan: z.strictObject({
    need: paragraph,
    objectives: paragraph,
    activities: paragraph,
    risks: paragraph,
    sustainability: paragraph,
  }),
  beneficiaries: count,
  months: z.int().min(0).max(120),
  budget: z.array(budgetLine).max(200),
  requested: amount,
  selfRaised: amount,
  deliverables: z.array(deliverable).max(100),
  hours: count,
  team: z.array(z.strictObject({ role: line, count, qualification: line })).max(100),
  documents: z.array(id).max(50),
  declarations: z.strictObject({ truth: z.boolean(), monitoring: z.boolean(), noDoubleFunding: z.boolean() }),
});

export const applicationView = applicationFields.extend({
  id: z.string(),
  programmeId: z.string(),
  organisationId: z.string(),
  status: z.enum(['draft', 'submitted', 'withdrawn']),
  version: z.int(),
  updatedBy: z.string(),
  updatedAt: z.string(),
  submittedAt: z.string().nullable(),
  blind: z
    .object({ code: z.string(), hidden: z.array(z.enum(HIDEABLE)) })
    .optional()
    .describe('For a blind seat: what the application is called, and which fields were made empty'),
});

export const applicationParams = z.object({ applicationId: id });
export const matchProgrammeParams = z.object({ programmeId: id });
export const seatParams = z.object({ programmeId: id, number: z.coerce.number().int().min(1).max(1_000) });
export const sheetParams = seatParams.extend({ applicationId: id });
export const objectionParams = z.object({ objectionId: id });

export const marks = z
  .array(
    z.strictObject({
      criterion: id,
      points: z
        .number()
        .min(0)
        .max(100)
        .multipleOf(0.01)
        .nullable()
        .optional()
        .describe('null: not applicable; left out: not judged yet'),
      reading: z
        .number()
        .min(0)
        .max(1_000_000)
        .optional()
        .describe('Where the rule makes points of a reading, instead of points'),
      comment: z.string().trim().max(2_000),
    }),
  )
  .max(100);

export const sheetView = z.object({
  id: z.string(),
  applicationId: z.string(),
  marks: z.array(
    z.object({
      criterion: z.string(),
      points: z.number().nullable().optional().describe('null: not applicable; left out: not judged yet'),
      reading: z.number().optional(),
      comment: z.string(),
    }),
  ),
  version: z.int().meta({ description: 'Grows with every save: give it as If-Match' }),
  submittedAt: z.string().nullable(),
});

export const seatView = z.object({
  id: z.string(),
  programmeId: z.string(),
  number: z.int(),
  state: z.enum(['drawn', 'declared', 'submitted', 'void']),
  voidReason: z.string().nullable(),
  replaces: z.string().nullable(),
  conflict: z
    .object({
      kind: z.enum(CONFLICT_KINDS),
      organisationId: z.string().optional(),
      code: z.string().optional().describe('Of the application, where the review is blind'),
      late: z.boolean(),
    })
    .optional()
    .describe('Where a conflict made it void; late: found when the papers had been opened'),
  voidWords: z.string().optional().describe('What the evaluator said to it'),
  dissentedAt: z.string().optional(),
  dissent: z.string().optional().describe('Why the seat did not agree with the result on notice'),
});

export const objectionView = z.object({
  id: z.string(),
  programmeId: z.string(),
  against: z.string(),
  applicationId: z.string().nullable(),
  grounds: z.string(),
  raisedBy: z.string(),
  raisedAt: z.string().nullable(),
  status: z.string(),
  answer: z.string().nullable(),
  remedy: z.string().nullable(),
  answeredAt: z.string().nullable(),
  complaint: z
    .object({
      status: z.enum(['open', 'upheld', 'rejected']),
      raisedAt: z.string(),
      grounds: z.string(),
      stays: z.boolean().describe('Whether award, signing and performance wait for the decision'),
      remedy: z.enum(REMEDIES).optional(),
      decision: z.string().optional(),
      decidedAt: z.string().optional(),
    })
    .optional()
    .describe('The complaint about the answer'),
});
