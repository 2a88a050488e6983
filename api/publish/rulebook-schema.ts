import { z } from 'zod';
import type { Rulebook } from '../../domain/publish/rulebook';
import { WHEN_FAILED } from '../../domain/publish/sanction-terms';
import { CHANGE_APPROVERS, CHANGE_GROUNDS, CHANGE_KINDS } from '../../domain/serve/change-terms';
import { SIGNING_MEANS } from '../../domain/serve/signing-terms';
import { evaluationSchema, surveySchema } from './evaluation-schema';
import { eligibilitySchema, fundingSchema, reviewSchema } from './match-schema';
import { amount, code, number, period, text, words } from './rulebook-parts';

const purchase = z.strictObject({
  method: z.enum([
    'open-tender',
    'invited-tender',
    'negotiation',
    'consultation',
    'single-source',
    'open-comparison',
  ]),
  catalogueItem: z.string().max(200),
  nature: z.enum([
    'service',
    'outside-duties',
    'own-duty',
    'goods-or-works',
    'financing',
    'labour-dispatch',
    'barred-by-law',
  ]),
  termMonths: number,
  longTermGrounds: z
    .array(z.enum(['budget-assured', 'content-fixed', 'funding-stable', 'price-stable']))
    .max(4)
    .optional(),
});

const report = z.strictObject({
  id: code,
  title: words,
  kind: z.enum(['progress-and-financial', 'final']),
  atMonth: number,
  within: period,
  sections: z.array(z.strictObject({ code, title: words })).max(30),
  whenLate: z.enum(['counts-as-failed', 'finding']),
  round: z.string().max(64).optional(),
});

const changeRoute = z.strictObject({
  kind: z.enum(CHANGE_KINDS),
  grounds: z.array(z.enum(CHANGE_GROUNDS)).max(10).optional(),
  approvers: z.array(z.enum(CHANGE_APPROVERS)).max(5),
  amendment: z.strictObject({ signWithin: period }).optional(),
});

const tranche = z.strictObject({
  id: code,
  title: words,
  share: number,
  gate: z.strictObject({
    after: z.enum(['signing', 'mid-term', 'final']),
    reports: z.array(code).max(20),
    minimumGrade: code.optional(),
    heldByFindings: z.boolean(),
  }),
});

const consequence = z.strictObject({
  grade: code,
  standing: z.enum(['priority', 'normal', 'excluded']),
  years: number.optional(),
  pay: number,
  points: number,
  sanction: z
    .strictObject({
      rounds: z
        .array(z.enum(['mid-term', 'final']))
        .max(2)
        .optional(),
      reduce: number.optional(),
      recover: number.optional(),
      terminate: z.boolean().optional(),
    })
    .optional(),
});

/** The shape of a {@link Rulebook}, strict: nothing may be missing, nothing may be there that no rule reads. */
export const rulebookSchema = z.strictObject({
  id: code,
  version: z.int().min(1).max(1_000_000),
  title: words,
  kind: z.enum(['purchase', 'venture']),
  jurisdiction: text,
  sources: z.array(text).max(100),
  localChoices: z.array(z.string().max(200)).max(500),
  purchase: purchase.optional(),
  call: z.strictObject({
    open: period,
    questionsUntil: period,
    answerQuestionsWithin: period,
    correctionNotice: period,
    minimumApplicants: number,
    earlyLook: z.strictObject({ answerWithin: period, lasts: period }).optional(),
  }),
  eligibility: eligibilitySchema,
  funding: fundingSchema,
  budget: z.strictObject({
    categories: z.array(z.strictObject({ code, title: words, maximumShare: number.optional() })).max(50),
    lineShiftFree: number,
    supplementMaximum: number,
  }),
  review: reviewSchema,
  publicNotice: z.strictObject({
    period,
    answerObjectionWithin: period,
    complaint: z.strictObject({ within: period, stay: period }).optional(),
  }),
  signing: z.strictObject({ within: period, by: z.enum(SIGNING_MEANS).optional() }),
  serve: z.strictObject({
    months: number,
    reports: z.array(report).max(50),
    reviewWithin: period,
    whenReviewSilent: z.enum(['accepted', 'escalate']),
    resubmitWithin: period,
    fileUpdateEvery: period,
    visitEvery: period,
    changes: z.array(changeRoute).max(10).optional(),
  }),
  evaluation: evaluationSchema,
  survey: surveySchema,
  improve: z.strictObject({
    findingBelow: number,
    planWithin: period,
    evidenceWithin: period,
    reinspectWithin: period,
    attempts: number,
    whenFailed: z.enum(WHEN_FAILED).optional(),
    findingContest: z.strictObject({ within: period, answerWithin: period }).optional(),
    answerContestWithin: period.optional(),
    answerCaseWithin: period.optional(),
    carryPlan: z.boolean(),
    planCheck: z.strictObject({ allKept: number, perNotKept: number }).optional(),
  }),
  tranches: z.array(tranche).min(1).max(20),
  payment: z.strictObject({
    approvals: z
      .array(z.strictObject({ upTo: amount.nullable(), approvers: number }))
      .min(1)
      .max(10),
    approveWithin: period,
    answerWithin: period,
  }),
  consequences: z.array(consequence).max(20),
  reminders: z.array(period).max(10),
});

/** One shape of a type: intersections flattened at every depth. */
type Flat<T> = T extends object ? { [K in keyof T]: Flat<T[K]> } : T;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Does not compile when schema and type say different things. */
export const SCHEMA_IS_THE_TYPE: Same<Flat<z.infer<typeof rulebookSchema>>, Flat<Rulebook>> = true;
