import { z } from 'zod';
import { JUDGING_PARTIES } from '../../domain/evaluate/judging-party';
import { SILENCES } from '../../domain/evaluate/silence';
import { words } from '../record/schemas';
import { stageScore, totalNumbers } from './total-schema';

const party = z.enum(JUDGING_PARTIES);
const statement = z.object({ text: z.string(), at: z.string() });

const effect = z.enum(['bonus', 'penalty', 'factor']);

/** An indicator with its place in the tree and its rule in words. */
const indicatorView = z.object({
  id: z.string(),
  dimension: words,
  under: z.array(words).meta({ description: 'Dimensions between the first and the indicator, from above' }),
  title: words,
  points: z.number(),
  stage: z.string().nullable(),
  effect: effect.nullable().meta({ description: 'null: counts among the 100 points' }),
  rule: words,
  reads: words.nullable().meta({ description: 'What a judge reads instead of giving points' }),
  levels: z.array(z.object({ points: z.number(), words })),
  departure: z
    .object({ by: z.array(party), atMost: z.number().nullable() })
    .nullable()
    .meta({
      description: 'Whose judges may depart from the points of the records, with a reason; null: nobody',
    }),
});

/** How one indicator came about: each party's weight, marks and share. */
const indicatorScore = z.object({
  indicator: z.string(),
  title: words,
  rule: words,
  evidence: words,
  effect: effect.optional(),
  points: z.number(),
  measure: z.string().nullable(),
  value: z.number().nullable(),
  derived: z.number().nullable().optional().meta({ description: 'What the records alone earn' }),
  departures: z
    .array(
      z.object({
        party,
        from: z.number().nullable(),
        seen: z.number().nullable().optional(),
        to: z.number().nullable(),
        reason: z.string(),
      }),
    )
    .optional()
    .meta({ description: 'Judges who departed from what the records earn, and why' }),
  surveyInvalid: z
    .object({ kind: z.enum(['left-out', 'zero', 'judged-by', 'fails']), party: party.optional() })
    .optional()
    .meta({ description: "The survey was not valid: what became of the recipients' part" }),
  share: z.number().nullable(),
  earned: z.number().nullable(),
  parties: z.array(
    z.object({
      party,
      weight: z.number(),
      effectiveWeight: z.number(),
      marks: z.array(z.number()),
      readings: z.array(z.number()).optional(),
      share: z.number().nullable(),
    }),
  ),
});

export const evaluationView = z.object({
  id: z.string(),
  projectId: z.string(),
  programmeId: z.string(),
  round: z.string(),
  title: words,
  state: z.string(),
  surveyId: z.string().nullable(),
  parties: z.array(party),
  /** Drawn evaluators: seen by the bureau, auditors and administrators. */
  evaluatorIds: z.array(z.string()).nullable(),
  abstained: z.array(party),
  score: z.number().nullable(),
  grade: z.string().nullable(),
  gradeTitle: words.nullable(),
  passed: z.boolean().nullable(),
  passMark: z.number(),
  /** The indicator system 指标体系 of the round, and what sets its score to zero. */
  indicators: z.array(indicatorView),
  vetoRules: z.array(z.object({ code: z.string(), title: words, rule: z.string() })),
  vetoes: z.array(z.string()),
  claims: z.array(
    z.object({
      code: z.string(),
      party,
      evidence: z.string(),
      ruling: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  derivation: z.array(indicatorScore),
  /** How the indicators came to the score; null before the draft, and in drafts older than the field. */
  total: totalNumbers.extend({ stages: z.array(stageScore.extend({ title: words })) }).nullable(),
  departures: z
    .object({ count: z.int(), scoreWithout: z.number().nullable() })
    .nullable()
    .meta({ description: 'Departures from the records, and the score without them; null: none are allowed' }),
  appraisal: z
    .object({
      criteria: z.array(z.object({ code: z.string(), title: words, points: z.number() })),
      evaluators: z.int(),
      given: z.array(
        z.object({
          by: z.enum(['bureau', 'organisation']),
          evaluator: z.int(),
          total: z.number(),
          comment: z.string(),
        }),
      ),
    })
    .nullable()
    .meta({
      description: 'How evaluators are appraised, and what the reader may see of it; null: they are not',
    }),
  asks: z.enum(SILENCES).nullable().meta({
    description: 'Judges were silent, and the bureau is asked what follows; null: it is not',
  }),
  noResult: statement.nullable().meta({
    description: 'Nobody scored, and the bureau went on without a result, for this reason; null: it did not',
  }),
  findings: z.array(z.string()),
  response: statement.nullable(),
  appeal: z
    .object({
      grounds: z.string(),
      contested: z.array(z.string()),
      at: z.string(),
      outcome: z.string().nullable(),
      reason: z.string().nullable(),
      decidedAt: z.string().nullable(),
      before: z.object({ score: z.number().nullable(), grade: z.string().nullable() }),
    })
    .nullable(),
  reportDocumentIds: z.object({ html: z.string().nullable(), pdf: z.string().nullable() }),
  openedAt: z.string(),
  draftedAt: z.string().nullable(),
  finalAt: z.string().nullable(),
});

/** A measure with what it was taken from. */
export const measureView = z.object({
  measure: z.string(),
  words,
  value: z.number().nullable(),
  basis: z.unknown(),
  at: z.string(),
  /** Indicators that it decides. */
  indicators: z.array(z.string()),
  /** The records that it was taken from; the first hundred of them by id. */
  evidence: z.object({ kind: z.string(), total: z.number().int(), ids: z.array(z.string()) }),
});

const mark = z.strictObject({
  indicator: z.string().min(1).max(64),
  points: z
    .number()
    .min(0)
    .max(1_000)
    .nullable()
    .optional()
    .meta({ description: 'null: not applicable; left out: not judged yet' }),
  reading: z
    .number()
    .min(0)
    .max(1_000_000)
    .optional()
    .meta({ description: 'Where the rule makes points of a reading, instead of points' }),
  comment: z.string().max(2_000).default(''),
});
const claim = z.strictObject({ code: z.string().min(1).max(64), evidence: z.string().trim().max(4_000) });

export const sheetBody = z.strictObject({
  marks: z.array(mark).max(100),
  vetoes: z.array(claim).max(10).default([]),
});

export const sheetView = z.object({
  id: z.string(),
  party,
  userId: z.string(),
  marks: z.array(
    z.object({
      indicator: z.string(),
      points: z.number().nullable().optional(),
      reading: z.number().optional(),
      derived: z
        .number()
        .nullable()
        .optional()
        .meta({ description: 'What the records earned when it was given' }),
      comment: z.string(),
    }),
  ),
  vetoes: z.array(z.object({ code: z.string(), evidence: z.string() })),
  version: z.int().meta({ description: 'Grows with every save: give it as If-Match' }),
  submittedAt: z.string().nullable(),
  replaces: z.string().nullable(),
  replacedBy: z.string().nullable(),
});

/** A judge's own sheet: what there is to judge, and what was saved so far. */
export const ownSheetView = z.object({
  party,
  state: z.string(),
  due: z.string().nullable(),
  indicators: z.array(
    indicatorView.extend({
      weight: z.number(),
      standsIn: z.boolean().meta({ description: 'Counts only if the survey of the recipients is not valid' }),
      anchors: z.array(z.object({ from: z.number(), words })),
      measure: z.string().nullable(),
      value: z.number().nullable(),
      fromRecords: z
        .object({ points: z.number().nullable(), atMost: z.number().nullable() })
        .nullable()
        .meta({ description: 'Points that the records earn: other points need a comment that says why' }),
    }),
  ),
  vetoes: z.array(z.object({ code: z.string(), title: words, rule: z.string() })),
  sheet: sheetView,
});
