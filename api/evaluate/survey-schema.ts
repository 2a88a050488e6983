import { z } from 'zod';
import { LONGEST_TEXT } from '../../domain/evaluate/check-answer';
import { words } from '../record/schemas';

export const questionView = z.object({
  id: z.string(),
  kind: z.enum(['satisfaction', 'awareness', 'yes-no', 'text']),
  words,
  required: z.boolean(),
});

const share = z.number().min(0).max(1).nullable();

/** Every number about fewer than five people is null. */
export const surveyView = z.object({
  id: z.string(),
  projectId: z.string(),
  programmeId: z.string(),
  round: z.string(),
  state: z.string(),
  frame: z.number().int(),
  frameFrom: z.enum(['service-records', 'files']),
  sample: z.number().int(),
  seed: z.string(),
  answers: z.number().int(),
  openedAt: z.string(),
  closesAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  questions: z.array(questionView),
  result: z
    .object({
      valid: z.boolean(),
      satisfied: share,
      interval: z.object({ low: z.number(), high: z.number() }).nullable(),
      aware: share,
      byMode: z.array(
        z.object({ mode: z.enum(['link', 'phone', 'paper']), valid: z.number().int().nullable() }),
      ),
      byProxy: z.number().int().nullable(),
      byQuestion: z.array(z.object({ question: z.string(), answered: z.number().int().nullable(), share })),
    })
    .nullable(),
});

export const answerValues = z
  .array(
    z.strictObject({
      question: z.string().min(1).max(64),
      value: z.union([z.number(), z.boolean(), z.string().max(LONGEST_TEXT), z.null()]),
    }),
  )
  .min(1)
  .max(50);
