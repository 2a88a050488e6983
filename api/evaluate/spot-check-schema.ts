import { z } from 'zod';
import { words } from '../record/schemas';

export const checkParams = z.object({ checkId: z.string().min(1).max(64) });

const found = z.enum(['in-order', 'fault', 'not-applicable']);

export const visitBody = z.strictObject({
  on: z.iso.date().meta({ description: 'Day of the visit, China time' }),
  place: z.string().trim().min(1).max(200),
  answers: z
    .array(
      z.strictObject({
        item: z.string().min(1).max(64).meta({ description: 'Code of an item of the checklist' }),
        found,
        note: z.string().trim().max(1_000).default(''),
      }),
    )
    .min(1)
    .max(50),
  summary: z.string().trim().min(1).max(2_000),
  photos: z
    .array(z.string().min(1).max(64))
    .max(20)
    .default([])
    .meta({ description: 'Documents uploaded before with the purpose spot-check/<id>' }),
});

export const faultBody = z.strictObject({
  item: z.string().min(1).max(64).meta({ description: 'Code of an item in which a fault was found' }),
  severity: z.enum(['minor', 'major']).default('minor'),
});

const item = z.object({ code: z.string(), title: words });

/** A spot check as those who may know of it see it. */
export const spotCheckView = z.object({
  id: z.string(),
  programmeId: z.string(),
  projectId: z.string(),
  project: z.string(),
  organisation: z.string(),
  drawing: z.int().meta({ description: 'Which drawing, from 1' }),
  state: z.enum(['drawn', 'visited', 'unvisited']),
  drawnAt: z.string(),
  endedAt: z.string().nullable(),
  faults: z
    .array(item)
    .nullable()
    .meta({ description: 'Items in which a fault was found; null before the visit' }),
});

export const spotCheckWhole = spotCheckView.extend({
  due: z.string().nullable().meta({ description: 'The visit should be on record by then' }),
  mayRecord: z.boolean(),
  toOpen: z.array(item).meta({ description: 'Faults of a running project that are no findings yet' }),
  findings: z.array(
    z.object({
      item: z.string(),
      finding: z.string().meta({ description: 'Key of the finding within the project' }),
      state: z.string(),
    }),
  ),
  checklist: z.array(item),
  visit: z
    .object({
      on: z.string(),
      place: z.string(),
      answers: z.array(item.extend({ found, note: z.string() })),
      summary: z.string(),
      photos: z.array(z.string()),
    })
    .nullable(),
});

/** One drawing as everybody may read it. */
export const publicDrawingView = z.object({
  drawing: z.int(),
  drawnAt: z.string(),
  share: z.number(),
  over: z.boolean().meta({ description: 'Every drawn project was visited, or nobody could go' }),
  seed: z
    .string()
    .nullable()
    .meta({ description: 'With the projects it draws again; null until it is over' }),
  projects: z
    .array(z.object({ id: z.string(), title: z.string() }))
    .nullable()
    .meta({ description: 'All that could be drawn; null until it is over' }),
  checks: z.array(
    z.object({
      projectId: z.string(),
      project: z.string(),
      organisation: z.string(),
      state: z.enum(['visited', 'unvisited']),
      on: z.string().nullable(),
      checked: z.int().meta({ description: 'Items looked at' }),
      faults: z.array(words),
    }),
  ),
});
