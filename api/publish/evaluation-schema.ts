import { z } from 'zod';
import { ANSWER_MODES } from '../../domain/evaluate/answer-mode';
import { ENTERERS } from '../../domain/evaluate/entry-terms';
import { SCORING_PARTIES } from '../../domain/evaluate/judged-by';
import { JUDGING_PARTIES } from '../../domain/evaluate/judging-party';
import {
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

const measure = z.enum([
  'output-completion',
  'file-timeliness',
  'visit-frequency',
  'activity-frequency',
  'budget-pace',
  'budget-shift',
  'report-punctuality',
  'late-reports',
  'spot-check-faults',
  'upheld-complaints',
  'satisfaction',
]);

const scoreRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('judged'), anchors }),
  z.strictObject({ kind: z.literal('levels'), levels }),
  ...valueRules({ measure: measure.optional(), reads: words.optional() }),
]);

const scoringParty = z.enum(SCORING_PARTIES);

const indicator = z.strictObject({
  ...line,
  dimension: words,
  under: z.array(words).max(5).optional(),
  judges: z
    .array(
      z.strictObject({
        party: z.enum(JUDGING_PARTIES),
        weight: number,
      }),
    )
    .min(1)
    .max(10),
  rule: scoreRule,
  whenSurveyInvalid: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.enum(['left-out', 'zero', 'fails']) }),
      z.strictObject({ kind: z.literal('judged-by'), party: scoringParty }),
    ])
    .optional()
    .describe("What the recipients' part comes to when the survey is not valid; absent: left out"),
  departure: z
    .strictObject({
      by: z.array(scoringParty).min(1).max(SCORING_PARTIES.length),
      atMost: number.optional(),
    })
    .optional()
    .describe('Who may give other points than the records earn, with a reason; absent: nobody'),
});

const round = z.strictObject({
  id: z.enum(['mid-term', 'final']),
  title: words,
  indicators: z.array(indicator).min(1).max(100),
  stages,
  ceiling,
  vetoes: z
    .array(
      z.strictObject({
        code: z.enum(['misappropriation', 'fraud', 'transfer', 'serious-incident', 'false-data']),
        title: words,
        rule: text,
      }),
    )
    .max(20),
  scoreWithin: period,
  evaluators: number,
  passMark: number,
  respondWithin: period,
  appealWithin: period,
  answerAppealWithin: period,
});

export const evaluationSchema = z.strictObject({
  rounds: z.array(round).min(1).max(2),
  bands: z
    .array(z.strictObject({ grade: code, title: words, from: number }))
    .min(1)
    .max(20),
  spotChecks: z
    .strictObject({
      share: number,
      minimumMonths: number,
      drawings: z.array(period).min(1).max(20),
      inspectors: number,
      visitWithin: period,
      announced: z.boolean().optional(),
      findings: z
        .enum(['by-bureau', 'by-visit'])
        .optional()
        .describe('Who makes a finding 整改 of a fault; absent: the bureau'),
      checklist: z
        .array(z.strictObject({ code, title: words }))
        .min(1)
        .max(50),
    })
    .optional(),
  appraisal: z
    .strictObject({
      criteria: z
        .array(z.strictObject({ code, title: words, points: number }))
        .min(1)
        .max(20),
      within: period,
    })
    .optional()
    .describe('How bureau and provider appraise the evaluators of a round; absent: they are not asked'),
});

export const surveySchema = z.strictObject({
  sampleShare: number,
  minimumSample: number,
  open: period,
  remindAfter: z.array(period).max(10),
  minimumValid: number,
  satisfiedFrom: number,
  questions: z
    .array(
      z.strictObject({
        id: code,
        kind: z.enum(['satisfaction', 'awareness', 'yes-no', 'text']),
        words,
        required: z.boolean(),
      }),
    )
    .min(1)
    .max(50),
  design: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('simple') }),
      z.strictObject({ kind: z.literal('full') }),
      z.strictObject({
        kind: z.literal('stratified'),
        by: z.enum(['group', 'street', 'method']),
        leastPerStratum: number,
      }),
    ])
    .optional(),
  precision: z.strictObject({ margin: number, expected: number, response: number }).optional(),
  minimumByMode: z
    .array(z.strictObject({ mode: z.enum(ANSWER_MODES), valid: number }))
    .max(ANSWER_MODES.length)
    .optional(),
  awareness: z
    .strictObject({ known: number, of: number })
    .optional()
    .describe('How many things known of how many make somebody aware; absent: 3 of 5'),
  phoneSilentAfter: period
    .optional()
    .describe('Staff are asked to phone those silent so long after the opening'),
  enteredBy: z
    .enum(ENTERERS)
    .optional()
    .describe(
      'Who asks households and enters what they say; absent: every judge may, and the bureau is asked to',
    ),
  callBack: z.strictObject({ share: number, least: number, within: period.optional() }).optional(),
  signs: z
    .strictObject({
      straightLines: number.optional(),
      staffAbove: number.optional(),
      sameSeconds: z.strictObject({ answers: number, seconds: number }).optional(),
      sameDevice: number.optional(),
    })
    .optional(),
});
