import { z } from 'zod';
import { OUTCOME_NEEDS } from '../../domain/improve/person-times';
import { OUTCOME_MEASURES } from '../../domain/improve/project-outcome';
import { pageQuery } from '../record/schemas';

export const worksQuery = pageQuery.extend({
  year: z.coerce
    .number()
    .int()
    .min(2000)
    .max(2200)
    .optional()
    .meta({ description: 'In which projects ended, in China; without it all years' }),
});

const interval = z.object({ low: z.number(), high: z.number() }).nullable();

export const worksLine = z.object({
  need: z.enum(OUTCOME_NEEDS).meta({ description: 'unknown: people of whom no need was on file' }),
  measure: z.enum(OUTCOME_MEASURES).meta({
    description: 'all: each need once; none: needs that no service on record reached',
  }),
  projects: z.int(),
  households: z.int().nullable().meta({ description: 'null, with all that follows: a small group' }),
  needs: z.int().nullable(),
  met: z.int().nullable(),
  metShare: z.number().nullable(),
  metInterval: interval.meta({ description: '95 %, between projects' }),
  personTimes: z.int().nullable(),
  spent: z.int().nullable().meta({ description: 'Fen of the projects’ grants, shared by person-times' }),
  perPersonTime: z.int().nullable().meta({ description: 'Fen' }),
  perPersonTimeInterval: interval.meta({ description: 'Fen; 95 %, between projects' }),
  satisfied: z.number().nullable().meta({ description: 'By the last valid survey of those projects' }),
  satisfiedInterval: interval,
  answers: z.int(),
});

/** Of which years there may be something to read. */
export const worksYears = z.object({
  years: z.array(z.int()).meta({ description: 'From the newest with an ended project to the oldest' }),
  most: z.int().meta({ description: 'One answer is made of so many projects, the newest' }),
});
