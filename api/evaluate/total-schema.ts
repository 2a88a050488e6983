import { z } from 'zod';

/** A stage of a score, by its id. */
export const stageScore = z.object({
  stage: z.string(),
  weight: z.number(),
  effectiveWeight: z.number(),
  score: z.number().nullable(),
});

/** How lines came to a score, but for its stages. */
export const totalNumbers = z.object({
  score: z.number().nullable(),
  base: z.number().nullable(),
  bonus: z.number(),
  penalty: z.number(),
  factor: z.number(),
  ceiling: z.number().nullable(),
});
