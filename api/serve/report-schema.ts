import { z } from 'zod';
import type { Report } from '../../domain/serve/report';
import { revisionOf } from '../../domain/serve/report-content';
import { code } from './project-params';

const fen = z.int().min(0).max(1_000_000_000_000);
const text = z.string().max(20_000);
const id = z.string().min(1).max(64);

const output = z.strictObject({
  deliverableId: id,
  done: z.int().min(0).max(1_000_000),
  note: z.string().max(1_000).default(''),
});

const nothing = z.literal('');

/** A draft may leave any of it open; what is handed in is whole. */
const expense = z.strictObject({
  budgetLineId: id.or(nothing).default(''),
  on: z.iso.date().or(nothing).default(''),
  amount: fen.default(0).meta({ description: 'Whole fen' }),
  what: z.string().max(300).default(''),
  voucherDocumentId: id.nullable().default(null),
});

/** What the editor saves: outputs, expenses and counts are those of the report's own period. */
export const reportBody = z.strictObject({
  sections: z.array(z.strictObject({ code, text })).max(40),
  outputs: z.array(output).max(200),
  expenses: z.array(expense).max(2_000),
  leveraged: fen.default(0),
  personTimes: z.int().min(0).max(100_000_000).default(0),
  documents: z.array(id).max(200).default([]),
});

export const reportView = z.object({
  id: z.string(),
  projectId: z.string(),
  reportId: z.string(),
  version: z.int(),
  revision: z.int().meta({ description: 'Grows with every save: give it as If-Match' }),
  status: z.enum(['draft', 'submitted', 'certified', 'accepted', 'returned']),
  sections: z.array(
    z.object({
      code: z.string(),
      text: z.string(),
      verdict: z.enum(['accepted', 'returned']).nullable(),
      reason: z.string().nullable(),
    }),
  ),
  outputs: z.array(z.object({ deliverableId: z.string(), done: z.int(), note: z.string() })),
  expenses: z.array(
    z.object({
      budgetLineId: z.string(),
      on: z.string(),
      amount: z.int(),
      what: z.string(),
      voucherDocumentId: z.string().nullable(),
    }),
  ),
  leveraged: z.int(),
  personTimes: z.int(),
  documents: z.array(z.string()),
  submittedBy: z.string().nullable(),
  submittedAt: z.string().nullable(),
  certifiedBy: z.string().nullable(),
  certifiedAt: z.string().nullable(),
  late: z.boolean(),
});

export const sectionVerdicts = z
  .array(
    z.strictObject({
      code,
      verdict: z.enum(['accepted', 'returned']),
      reason: z.string().max(2_000).default('').meta({ description: 'Needed for a returned section' }),
    }),
  )
  .min(1)
  .max(40);

export function viewOfReport(report: Report): z.input<typeof reportView> {
  return { ...report, revision: revisionOf(report) };
}
