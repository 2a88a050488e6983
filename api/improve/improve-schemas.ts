import { z } from 'zod';
import { TARGET_VERDICTS } from '../../domain/improve/carried-target';
import { FINDING_VERDICTS, VERDICTS } from '../../domain/improve/contest-decisions';
import { words as title } from '../record/schemas';

const id = z.string().min(1).max(64);
export const projectParams = z.object({ projectId: id });
export const findingParams = projectParams.extend({ finding: z.string().min(1).max(200) });
export const organisationParams = z.object({ organisationId: id });

const words = z.string().trim().min(1);
/** The owner is a role, such as 项目主管: no names of persons. */
export const planBody = z.strictObject({
  owner: words.max(100),
  measure: words.max(2_000),
  target: words.max(500),
  dueOn: z.iso.date(),
});

export const evidenceBody = z.strictObject({
  text: words.max(5_000),
  documents: z.array(id).max(20),
});

export const contestView = z.object({
  state: z.enum(['open', 'upheld', 'rejected']),
  raisedAt: z.string(),
  answeredAt: z.string().nullable(),
  words: z
    .object({ reason: z.string(), documents: z.array(z.string()), answer: z.string().nullable() })
    .nullable()
    .meta({ description: 'For the organisation itself, the bureau that answers, and auditors' }),
});

export const findingView = z.object({
  id: z.string(),
  projectId: z.string(),
  programmeId: z.string(),
  round: z.string(),
  indicator: z.string(),
  spotCheck: z
    .object({ checkId: z.string(), item: z.string(), title })
    .optional()
    .meta({ description: 'The spot check whose visit found it: its evidence' }),
  state: z.string(),
  severity: z.enum(['minor', 'major']),
  plan: z
    .object({ owner: z.string(), measure: z.string(), target: z.string(), dueOn: z.string() })
    .nullable(),
  evidence: z.array(z.object({ text: z.string(), documents: z.array(z.string()), at: z.string() })),
  inspections: z.array(z.object({ at: z.string(), by: z.string(), passed: z.boolean(), reason: z.string() })),
  failedAttempts: z.int().default(0),
  holds: z.string().nullable(),
  outcome: z.enum(['corrected', 'failed', 'withdrawn']).nullable(),
  contest: contestView.nullable(),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
});

/** One finding, with what was said to its plans. */
export const findingWhole = findingView.extend({
  mayBeContested: z.boolean().meta({ description: 'The time to contest it runs' }),
  reviews: z.array(z.object({ at: z.string(), accepted: z.boolean(), reason: z.string() })),
});

const carriedOver = z.array(
  z.object({ kind: z.enum(['finding', 'deliverable', 'target']), ref: z.string(), text: z.string() }),
);

const verdict = z.enum(TARGET_VERDICTS);

/** A gap of an earlier plan beside what the phase that checks it promises and does. */
export const checkedTarget = z.object({
  planOf: z.string().meta({ description: 'The project whose plan it is' }),
  id: z.string(),
  kind: z.enum(['deliverable', 'finding']),
  title,
  target: z.number().nullable(),
  result: z.number().nullable(),
  measure: z.string().nullable(),
  owner: z.string().nullable(),
  dueOn: z.string().nullable(),
  promised: z.number().nullable(),
  done: z.number().nullable(),
  byRecords: verdict.nullable().meta({ description: 'null: not yet' }),
  verdict: verdict.nullable().meta({ description: 'What counts' }),
  judged: z.object({ verdict, reason: z.string(), at: z.string() }).nullable(),
});

export const targetParams = projectParams.extend({ planOf: id, target: z.string().min(1).max(250) });

export const targetJudgement = z.strictObject({ verdict, reason: words.max(500) });

const planOutcome = z.object({ kept: z.int(), notKept: z.int(), points: z.number() });

const standing = z.enum(['priority', 'normal', 'excluded']);

export const standingView = z.object({
  id: z.string(),
  programmeId: z.string(),
  projectId: z.string(),
  grade: z.string().nullable(),
  gradeTitle: title.nullable().meta({ description: 'As the rulebook calls it' }),
  score: z.number().nullable(),
  standing,
  until: z.string().nullable(),
  points: z.number(),
  reason: z.string(),
  unspent: z.int(),
  carriedOver,
  checked: z.array(checkedTarget).optional(),
  planOutcome: planOutcome.optional(),
  at: z.string(),
});

const standingBefore = z.object({
  grade: z.string().nullable(),
  gradeTitle: title.nullable(),
  standing,
  until: z.string().nullable(),
  points: z.number(),
});

/** A line of the record as its organisation and bureaus see it, with what is contested in it. */
export const recordLine = standingView.extend({
  isWithdrawn: z.boolean(),
  before: standingBefore.nullable().meta({ description: 'What it said before it was corrected' }),
  contest: contestView
    .extend({
      grades: z
        .array(z.object({ grade: z.string(), title }))
        .meta({ description: 'What it may be corrected to, by the rulebook that the project signed' }),
    })
    .nullable(),
});

/** A finding as the record lists it, closed ones too. */
const recordFinding = z.object({
  id: z.string(),
  projectId: z.string(),
  indicator: z.string(),
  title: title.nullable(),
  round: z.string(),
  severity: z.enum(['minor', 'major']),
  state: z.string(),
  outcome: z.enum(['corrected', 'failed', 'withdrawn']).nullable(),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
});

export const contestBody = z.strictObject({
  reason: words.max(5_000),
  documents: z.array(id).max(20).default([]),
});

export const contestAnswer = z.strictObject({
  verdict: z.enum(VERDICTS),
  grade: z.string().max(64).nullable().default(null),
  reason: words.max(5_000),
});

export const findingContestAnswer = z.strictObject({
  verdict: z.enum(FINDING_VERDICTS),
  reason: words.max(5_000),
});

const current = z.object({
  standing,
  until: z.string().nullable(),
  points: z.number(),
  plan: planOutcome.optional().meta({ description: 'The latest check of an improvement plan' }),
  reasons: z.array(
    z.object({
      ...{ projectId: z.string(), grade: z.string().nullable(), standing, until: z.string().nullable() },
      plan: planOutcome.optional(),
    }),
  ),
});

export const recordView = z.object({
  organisationId: z.string(),
  current,
  lines: z.array(recordLine),
  findings: z.array(recordFinding),
});

/** What the public sees: the standing and the grades, nothing about money or open work. */
export const publicRecordView = z.object({
  organisationId: z.string(),
  name: z.string(),
  standing,
  until: z.string().nullable(),
  grades: z.array(
    z.object({
      programmeId: z.string(),
      grade: z.string().nullable(),
      gradeTitle: title.nullable(),
      at: z.string(),
      stopped: z.boolean().meta({ description: 'Its rulebook ended the project' }),
      contest: z
        .enum(['open', 'corrected', 'withdrawn', 'rejected'])
        .nullable()
        .meta({ description: 'Contested, and what came of it; a withdrawn grade is not told' }),
    }),
  ),
});

const target = z.object({
  ref: z.string(),
  title: z.string(),
  target: z.number(),
  result: z.number(),
  gap: z.number(),
  reached: z.number(),
  measure: z.string().nullable(),
  owner: z.string().nullable(),
  dueOn: z.string().nullable(),
});

export const carryOverView = z.object({
  /** 绩效改进计划书 */
  plan: z.object({
    projectId: z.string(),
    programmeId: z.string(),
    organisationId: z.string(),
    grade: z.string().nullable(),
    targets: z.array(target),
    openFindings: z.array(z.string()),
    reachedAll: z.boolean(),
  }),
  gradeTitle: title.nullable(),
  /** Whether the rulebook carries the plan into the next phase. */
  carried: z.boolean(),
  carriedOver,
  /** Targets that earlier plans carried into this project. */
  checked: z.array(checkedTarget),
  judging: z.boolean().meta({ description: 'Whether the bureau may judge them now' }),
  /** The line of the organisation's record, once the project has ended. */
  standing: standingView.nullable(),
});
