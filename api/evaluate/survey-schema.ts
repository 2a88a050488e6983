import { z } from 'zod';
import { ANSWER_MODES } from '../../domain/evaluate/answer-mode';
import { LONGEST_TEXT } from '../../domain/evaluate/check-answer';
import { words } from '../record/schemas';

export const questionView = z.object({
  id: z.string(),
  kind: z.enum(['satisfaction', 'awareness', 'yes-no', 'text']),
  words,
  required: z.boolean(),
});

const share = z.number().min(0).max(1).nullable();
const count = z.number().int().nullable();
const interval = z.object({ low: z.number(), high: z.number() }).nullable();
const mode = z.enum(ANSWER_MODES);

/** Every number about fewer than five people is null. */
export const surveyView = z.object({
  id: z.string(),
  projectId: z.string(),
  programmeId: z.string(),
  round: z.string(),
  state: z.string(),
  frame: z.number().int(),
  frameFrom: z.enum(['service-records', 'files']),
  design: z.enum(['simple', 'stratified', 'full']).default('simple'),
  /** Valid answers that the wanted margin needs. */
  planned: count.default(null),
  strata: z
    .array(z.object({ stratum: z.string(), frame: z.number().int(), sample: z.number().int() }))
    .default([]),
  sample: z.number().int(),
  seed: z.string(),
  answers: z.number().int(),
  openedAt: z.string(),
  closesAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  questions: z.array(questionView),
  /** How many things known of how many make somebody aware. */
  awareFrom: z.object({ known: z.number(), of: z.number() }),
  result: z
    .object({
      valid: z.boolean(),
      /** Modes of which fewer valid answers came than are needed. */
      shortOf: z.array(z.object({ mode, needed: z.number().int() })).default([]),
      /** Estimates for all who were served: each stratum weighs what it is. */
      satisfied: share,
      standardError: z.number().nullable().default(null),
      interval,
      aware: share,
      awareInterval: interval.default(null),
      byMode: z.array(z.object({ mode, valid: count })),
      byProxy: count,
      /** Tallies of the answers alone. */
      bySpeaker: z
        .array(z.object({ who: z.enum(['self', 'proxy']), valid: count, satisfied: share }))
        .default([]),
      byStratum: z
        .array(
          z.object({
            strata: z.array(z.string()),
            frame: z.number().int(),
            valid: count,
            satisfied: share,
          }),
        )
        .default([]),
      byQuestion: z.array(z.object({ question: z.string(), answered: count, share })),
    })
    .nullable(),
});

/** Reasons to look closer; none says that an answer was made up. */
export const surveySign = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('straight-lines'),
    enteredBy: z.string().nullable(),
    mode: z.literal('qr').optional(),
    answers: z.number().int(),
    of: z.number().int(),
    from: z.number(),
  }),
  z.object({
    kind: z.literal('staff-above-links'),
    staff: z.number().int(),
    links: z.number().int(),
    points: z.number().int(),
    from: z.number(),
  }),
  z.object({
    kind: z.literal('same-seconds'),
    answers: z.number().int(),
    times: z.number().int(),
    seconds: z.number(),
    from: z.number(),
  }),
  z.object({ kind: z.literal('not-called'), notCalled: z.number().int(), of: z.number().int() }),
  z.object({ kind: z.literal('not-asked'), notAsked: z.number().int(), reached: z.number().int() }),
  z.object({
    kind: z.literal('same-device'),
    answers: z.number().int(),
    of: z.number().int(),
    from: z.number(),
  }),
]);

export const answerValues = z
  .array(
    z.strictObject({
      question: z.string().min(1).max(64),
      value: z.union([z.number(), z.boolean(), z.string().max(LONGEST_TEXT), z.null()]),
    }),
  )
  .min(1)
  .max(50);
