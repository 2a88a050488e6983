import { z } from 'zod';
import { SHEETS } from '../../domain/evaluate/sheets';
import { RUBRICS } from '../../domain/match/sheets/rubrics';
import { route } from '../record/route';
import { words } from '../record/schemas';

const head = { id: z.string(), title: words, source: z.string() };

export const sheetRoutes = [
  route({
    method: 'get',
    path: '/score-sheets',
    action: 'publish.list-rulebooks',
    summary:
      'Score sheets of real programmes as parts of a rulebook: rounds of evaluation and rubrics of review, to be taken over',
    tag: 'publish',
    answer: z.object({
      rounds: z.array(
        z.object({
          ...head,
          basis: z.enum(['whole', 'part', 'chosen']).meta({
            description:
              'whole: every printed row; part: rows that the source does not show stand as one; chosen: points to be chosen locally',
          }),
          round: z
            .unknown()
            .meta({ description: 'indicators, stages, ceiling, vetoes of an evaluation round' }),
        }),
      ),
      rubrics: z.array(
        z.object({
          ...head,
          basis: z.enum(['whole', 'part']),
          review: z.unknown().meta({ description: 'criteria, stages, ceiling of a review' }),
        }),
      ),
    }),
    handle: async () => ({ rounds: [...SHEETS], rubrics: [...RUBRICS] }),
  }),
];
