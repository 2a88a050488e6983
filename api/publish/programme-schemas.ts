import { z } from 'zod';
import type { ProgrammeRecord, QuestionRecord } from '../../domain/publish/programme-record';

export const programmeId = z.string().min(1).max(64);
export const programmeParams = z.object({ programmeId });
export const title = z.strictObject({
  zh: z.string().trim().min(1).max(200),
  en: z.string().trim().min(1).max(300),
});
const text = z.string().trim().min(1).max(2_000);
export const correction = z.strictObject({ text });
export const reason = z.strictObject({ reason: text });
export const draftFields = z.strictObject({
  rulebookHash: z.string().min(1).max(100),
  title,
  continues: z.string().min(1).max(64).nullable().default(null),
  fromCase: z
    .string()
    .min(1)
    .max(64)
    .nullable()
    .default(null)
    .meta({ description: 'The published good case 优秀案例 that it is written from' }),
});

export const figures = z.object({
  projects: z.int(),
  closed: z.int(),
  lapsed: z.int(),
  terminated: z.int(),
  awarded: z.int(),
  paid: z.int(),
  withheld: z.int(),
});

/** What everybody may know once a programme is published. */
export const publicProgrammeView = z.object({
  id: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  kind: z.enum(['purchase', 'venture']),
  bureauId: z.string(),
  rulebookHash: z.string(),
  state: z.string(),
  continues: z.string().nullable(),
  fromCase: z.string().nullable().meta({ description: 'The good case that it was written from' }),
  publishedAt: z.string().nullable(),
  closesAt: z.string().nullable(),
  questionsUntil: z.string().nullable().meta({ description: 'Questions are taken until then' }),
  corrections: z.array(z.object({ at: z.string(), text: z.string(), closesAt: z.string() })),
  applications: z.int().meta({ description: 'Received in time; 0 until the call has closed' }),
  round: z.int(),
  noticeEndsAt: z.string().nullable(),
  awardedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  failure: z.string().nullable(),
  figures: figures.nullable(),
});

export const programmeView = publicProgrammeView.extend({
  draftedBy: z.string(),
  version: z.int().meta({ description: 'Grows with every save of the draft: give it as If-Match' }),
});

export const stateAnswer = z.object({ state: z.string() });
export const closingAnswer = stateAnswer.extend({ closesAt: z.string() });

export const questionView = z.object({
  id: z.string(),
  programmeId: z.string(),
  text: z.string(),
  askedAt: z.string(),
  answerBy: z.string(),
  answer: z.string().nullable(),
  answeredAt: z.string().nullable(),
});

/** Drops what only the table of the database has. */
export function viewOfProgramme(
  record: ProgrammeRecord,
  questionsUntil: string | null,
): z.input<typeof programmeView> {
  const { figures = null, fromCase = null, round = 0, version = 1 } = record;
  return { ...record, figures, fromCase, round, version, questionsUntil };
}

/** Who asked stays with the bureau: applicants must not learn of each other. */
export function viewOfQuestion(record: QuestionRecord): z.input<typeof questionView> {
  return record;
}
