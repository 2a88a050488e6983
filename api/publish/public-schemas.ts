import { z } from 'zod';
import { PASSED_OVER } from '../../domain/match/next-in-line';
import { SIGNING_MEANS } from '../../domain/serve/signing-terms';
import { stageScore, totalNumbers } from '../evaluate/total-schema';
import { adviceView, countsBy, rankedBothWays } from '../match/calibration-schemas';
import { publicEarlyLookView } from '../match/early-look-schemas';
import { words } from '../record/schemas';
import { publicProgrammeView } from './programme-schemas';

const reason = z.object({
  rule: z.string(),
  source: z.string(),
  passed: z.boolean(),
  message: z.string(),
});

const effect = z.enum(['bonus', 'penalty', 'factor']).nullable();

const publicDerivationView = z.object({
  criteria: z.array(
    z.object({
      criterion: z.string(),
      rule: z.string(),
      of: z.number(),
      points: z.number().nullable(),
      effect,
      marks: z.array(z.number().nullable()).nullable(),
    }),
  ),
  total: totalNumbers.extend({ stages: z.array(stageScore) }).nullable(),
});

/** A ranking as the public sees it: who, what, why; the facts of the checks stay with the applicant and the bureau. */
export const publicRankingView = z.object({
  programmeId: z.string(),
  round: z.int(),
  seed: z.string(),
  noticeEndsAt: z.string().nullable(),
  rows: z.array(
    z.object({
      applicationId: z.string(),
      organisationId: z.string(),
      organisation: z.string(),
      title: z.string(),
      lotId: z.string().nullable(),
      eligible: z.boolean(),
      reasons: z.array(reason),
      score: z.number().nullable(),
      rank: z.int().nullable(),
      outcome: z.string(),
      amount: z.int(),
      derivation: publicDerivationView.nullable().meta({
        description: 'Points, marks without seats, and how they came to the score; null: not scored',
      }),
      explained: z
        .object({
          criteria: z.array(
            z.object({
              criterion: z.string(),
              title: words,
              dimension: words.nullable(),
              stage: z.string().nullable(),
              effect,
              rule: words,
              evidence: words,
              points: z.number().nullable(),
              of: z.number(),
            }),
          ),
          total: words.nullable(),
        })
        .meta({ description: 'The derivation in words: indicator, rule, evidence, points' }),
    }),
  ),
  /** How the panel judged, without saying which seat: absent of older rankings. */
  calibration: z
    .object({
      counts: countsBy,
      seats: z.int(),
      outliers: z.int().describe('Seats beyond a limit of the rulebook'),
      apart: z.int().describe('Applications on which two seats are further apart than the limit'),
      rows: z.array(rankedBothWays),
    })
    .optional(),
  advice: adviceView.nullable().optional().describe('The best total under the pool; awards go by rank'),
});

/** A stay 暂停 that a complaint 投诉 brought about, as the public sees it: nobody is named. */
export const publicStayView = z.object({
  since: z.string(),
  until: z.string().nullable().describe('It lasts at most until then'),
  endedAt: z.string().nullable(),
  outcome: z
    .enum(['open', 'upheld', 'rejected'])
    .nullable()
    .describe('What became of the complaint once the stay had ended; open: still to be decided'),
  holds: z.array(
    z.object({
      what: z.enum(['award', 'signing', 'performance']),
      projectId: z.string().nullable(),
      title: z.string().nullable(),
    }),
  ),
});

const movedProject = z.object({ projectId: z.string(), title: z.string(), annulled: z.boolean() });

/** An award that fell, who followed, and who of the reserve did not. */
export const publicMoveView = z.object({
  at: z.string(),
  from: movedProject,
  to: z.array(movedProject),
  passedOver: z.array(
    z.object({ applicationId: z.string(), title: z.string(), because: z.enum(PASSED_OVER) }),
  ),
});

export const publicProgrammeWithRulebook = publicProgrammeView.extend({
  bureau: z.string().meta({ description: 'Name of the bureau that runs it' }),
  rulebook: z.unknown(),
  earlyLooks: z
    .array(publicEarlyLookView)
    .meta({ description: 'Early looks at sealed applications that were asked for, oldest first' }),
  stays: z.array(publicStayView).describe('Stays that complaints brought about, oldest first'),
  moves: z.array(publicMoveView).describe('Awards that fell, and who of the reserve followed'),
});

/** A project as the public sees it: by whom, where, for how much, and how each round judged it; no person. */
export const publicProjectView = z.object({
  id: z.string(),
  title: z.string(),
  organisationId: z.string(),
  organisation: z.string(),
  lot: words.nullable(),
  place: z.string(),
  state: z.string(),
  award: z.int(),
  paid: z.int(),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  stopped: z
    .object({ because: z.enum(['grade', 'finding']), at: z.string(), about: words })
    .nullable()
    .meta({ description: 'Ended by its rulebook: why, when, and which round or indicator it was' }),
  /** Once both have signed: anybody who is given the file can hold it against the hash. */
  agreement: z
    .object({
      sha256: z.string(),
      signatures: z.array(
        z.object({
          side: z.enum(['bureau', 'organisation']),
          at: z.string(),
          by: z.enum(SIGNING_MEANS),
        }),
      ),
    })
    .nullable(),
  /** Rounds that are closed: no appeal is open any more. */
  evaluations: z.array(
    z.object({
      round: z.string(),
      title: words,
      score: z.number().nullable(),
      grade: z.string().nullable(),
      gradeTitle: words.nullable(),
      passed: z.boolean().nullable(),
      indicators: z.array(
        z.object({
          title: words,
          dimension: words,
          rule: words,
          effect: z.enum(['bonus', 'penalty', 'factor']).nullable(),
          points: z.number(),
          earned: z.number().nullable(),
        }),
      ),
    }),
  ),
});

/** What the programmes that were published in a year came to so far, place by place. */
export const publicFigures = z.object({
  /** Years in which anything was published, newest first. */
  years: z.array(z.int()),
  year: z.int().nullable(),
  places: z.array(
    z.object({
      place: z.string(),
      programmes: z.int(),
      projects: z.int(),
      organisations: z.int(),
      closed: z.int(),
      awarded: z.int(),
      paid: z.int(),
    }),
  ),
});
