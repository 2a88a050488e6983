import { z } from 'zod';
import { says } from '../record/schema-words';
import { words } from '../record/schemas';

const row = z.record(
  z.string().max(40),
  z.union([z.string().max(2_000), z.number(), z.null(), z.array(z.string().max(64)).max(500)]),
);

/** Rows as JSON, or a table as CSV with a heading row. */
export const importBody = z
  .strictObject({
    rows: z.array(row).max(5_000).optional(),
    csv: z.string().max(900_000).optional(),
    preview: z
      .boolean()
      .default(false)
      .meta({ description: 'Only check: names the faults of each row and writes nothing' }),
  })
  .refine(({ rows, csv }) => (rows === undefined) !== (csv === undefined), {
    error: says({ en: 'either rows or csv', zh: '应为 rows 或 csv 之一' }),
  });

export const importAnswer = z.object({
  rows: z.int(),
  faults: z.array(z.object({ field: z.string(), message: z.string(), zh: z.string() })),
  written: z.int(),
});

export const importKind = z.enum(['households', 'needs', 'services']);

export const householdView = z.object({
  id: z.string(),
  code: z.string(),
  projectId: z.string(),
  streetCode: z.string(),
  group: z.string(),
  riskClass: z.string(),
  email: z.string().nullable().meta({ description: 'Masked' }),
  openedOn: z.string(),
  updatedOn: z.string(),
});

export const needView = z.object({
  id: z.string(),
  householdId: z.string(),
  householdCode: z.string().nullable(),
  projectId: z.string(),
  kind: z.string(),
  service: z.string(),
  recordedOn: z.string(),
  status: z.string(),
});

export const serviceView = z.object({
  id: z.string(),
  projectId: z.string(),
  kind: z.string(),
  on: z.string(),
  householdIds: z.array(z.string()),
  householdCodes: z.array(z.string()),
  people: z.int(),
  deliverableId: z.string().nullable(),
  deliverable: words.nullable().meta({ description: 'What the agreement calls it' }),
  note: z.string(),
  recordedBy: z.string(),
});

export const accessView = z.object({
  id: z.string(),
  projectId: z.string(),
  householdId: z.string(),
  householdCode: z.string().nullable(),
  field: z.string(),
  userId: z.string(),
  person: z.string().nullable(),
  organisationId: z.string(),
  organisation: z.string().nullable(),
  reason: z.string(),
  at: z.string(),
});
