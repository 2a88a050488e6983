import { z } from 'zod';
import { HIDEABLE } from '../../domain/match/blind-terms';
import {
  amount,
  anchors,
  ceiling,
  code,
  levels,
  line,
  number,
  period,
  stages,
  text,
  valueRules,
  words,
} from './rulebook-parts';

const source = { source: text };

const eligibilityRule = z.discriminatedUnion('kind', [
  z.strictObject({ ...source, kind: z.literal('registered') }),
  z.strictObject({ ...source, kind: z.literal('annual-inspection-passed') }),
  z.strictObject({
    ...source,
    kind: z.literal('not-on-credit-list'),
    lists: z
      .array(z.enum(['abnormal', 'serious-violation', 'procurement-ban']))
      .min(1)
      .max(3),
  }),
  z.strictObject({ ...source, kind: z.literal('no-major-violation'), years: number }),
  z.strictObject({ ...source, kind: z.literal('separate-accounts') }),
  z.strictObject({ ...source, kind: z.literal('years-registered'), atLeast: number }),
  z.strictObject({ ...source, kind: z.literal('works-in'), place: text }),
  z.strictObject({ ...source, kind: z.literal('minimum-grade'), grade: z.string().min(1).max(10) }),
  z.strictObject({ ...source, kind: z.literal('not-excluded-by-record') }),
  z.strictObject({ ...source, kind: z.literal('one-project-per-organisation') }),
  z.strictObject({ ...source, kind: z.literal('no-double-funding') }),
  z.strictObject({ ...source, kind: z.literal('amount-within-limits') }),
  z.strictObject({ ...source, kind: z.literal('not-involved-in-programme') }),
]);

export const eligibilitySchema = z.strictObject({ rules: z.array(eligibilityRule).max(30) });

const deliverable = z.strictObject({
  type: z.enum(['household-file', 'visit', 'activity', 'case', 'group', 'training', 'volunteer']),
  title: words,
  count: number,
  minimumSize: number.optional(),
  minimumSessions: number.optional(),
});

const lot = z.strictObject({
  id: code,
  title: words,
  place: text,
  streetCode: z.string().max(64),
  budget: amount,
  deliverables: z.array(deliverable).max(50),
});

export const fundingSchema = z.strictObject({
  basis: z.enum(['lot', 'pool']),
  pool: amount,
  source: words,
  lots: z.array(lot).max(200).optional(),
  floor: amount.optional(),
  cap: amount.optional(),
  maximumShareOfBudget: number.optional(),
  minimumSelfRaised: number.optional(),
  lastAward: z.enum(['whole-only', 'partial']),
  oneProjectPerOrganisation: z.boolean(),
});

const criterionRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('expert'), anchors }),
  z.strictObject({ kind: z.literal('levels'), levels }),
  ...valueRules({
    fact: z.enum(['hours', 'self-raised-share', 'team-size', 'beneficiaries']).optional(),
    reads: words.optional(),
  }),
  z.strictObject({ kind: z.literal('lowest-price') }),
  z.strictObject({ kind: z.literal('highest-hours') }),
  z.strictObject({ kind: z.literal('record-points') }),
  z.strictObject({
    kind: z.literal('past-grade'),
    grades: z
      .array(z.strictObject({ grade: code, points: number }))
      .min(1)
      .max(20),
    none: number,
  }),
]);

/** A string at run time, so that it can be described; the pattern makes it what its type says. */
const byCriterion = z
  .string()
  .regex(/^criterion:[a-z0-9][a-z0-9-]{0,63}$/) as unknown as z.ZodType<`criterion:${string}`>;

const calibration = z.strictObject({
  counts: z.enum(['raw', 'normalised']).optional(),
  outlier: z
    .strictObject({
      meanOff: number.optional(),
      spreadTimes: number.optional(),
      agreementBelow: number.optional(),
    })
    .optional(),
  apartLimit: number.optional(),
  whenApart: z.enum(['show', 'one-more-evaluator']).optional(),
});

const draw = z.strictObject({
  expertise: z.array(text).max(20).optional(),
  seatsAtOnce: number.optional(),
  leastAppraisal: z.strictObject({ points: number, appraisals: number }).optional(),
});

const reading = z.strictObject({
  readers: number.describe('Seats that read each application'),
  least: number.optional().describe("Readers of each application with which the panel's time may end it"),
  most: number.optional().describe('The most applications that one seat reads'),
});

export const reviewSchema = z.strictObject({
  panelSize: number,
  reserve: number,
  quorum: number,
  expertShare: number,
  declareWithin: period,
  scoreWithin: period,
  closeWithin: period.optional(),
  lookBackYears: number,
  criteria: z
    .array(z.strictObject({ ...line, dimension: words.optional(), rule: criterionRule }))
    .min(1)
    .max(50),
  stages,
  ceiling,
  passMark: number,
  draw: draw.optional(),
  reading: reading.optional().describe('Absent: every seat reads every application'),
  ties: z
    .array(
      z.union([
        z.enum(['record', 'lower-amount', 'higher-self-raised', 'earlier-submission', 'draw']),
        byCriterion,
      ]),
    )
    .min(1)
    .max(20),
  record: z
    .strictObject({
      lookBackYears: number.optional().describe('Points and grades of earlier projects count so long'),
    })
    .optional(),
  calibration: calibration.optional(),
  blind: z
    .strictObject({ hides: z.array(z.enum(HIDEABLE)).max(HIDEABLE.length) })
    .optional()
    .describe('The panel does not learn who applied; fields that it does not see besides'),
});
