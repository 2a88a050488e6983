import { z } from 'zod';
import { STAGES } from '../../domain/serve/project-track';
import { coded } from '../record/coded';
import { words } from '../record/schemas';
import { projectView } from './project-view';

/** A project in a list for whoever has to keep an eye on many. */
export const portfolioView = projectView.extend({
  stage: z.enum(STAGES).nullable().meta({ description: 'null: it has ended' }),
  organisation: z.string(),
  gradeTitle: words.nullable().meta({ description: 'The last grade as its rulebook calls it' }),
  lateSince: z.string().nullable().meta({ description: 'Since when something that is due is not done' }),
  lateWith: coded.nullable().meta({ description: 'Who should have acted' }),
});

/** The projects of a programme by stage, and what they came to so far. */
export const boardView = z.object({
  programmeId: z.string(),
  bureauId: z.string(),
  title: words,
  state: z.string(),
  columns: z.array(
    z.object({
      stage: z.enum(STAGES).or(z.literal('ended')),
      count: z.int(),
      projects: z.array(portfolioView).meta({ description: 'Late ones first; at most 200' }),
    }),
  ),
  figures: z.object({
    projects: z.int(),
    late: z.int(),
    award: z.int(),
    paid: z.int(),
    withheld: z.int(),
    personTimes: z.int().meta({ description: 'By accepted reports' }),
    leveraged: z.int(),
    satisfied: z
      .number()
      .nullable()
      .meta({ description: 'Share, by valid surveys, weighed by their answers' }),
    answers: z.int(),
    grades: z.array(z.object({ grade: z.string(), title: words, projects: z.int() })),
    openFindings: z.int(),
  }),
  streets: z
    .array(
      z.object({
        streetCode: z.string().nullable(),
        name: z.string().nullable(),
        projects: z.int(),
        personTimes: z.int(),
      }),
    )
    .meta({ description: 'Services by street 街道, most first; null: projects for no one street' }),
});
