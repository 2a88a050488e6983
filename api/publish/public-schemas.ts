import { z } from 'zod';
import { publicProgrammeView } from './programme-schemas';

const reason = z.object({
  rule: z.string(),
  source: z.string(),
  passed: z.boolean(),
  message: z.string(),
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
      derivation: z.unknown(),
    }),
  ),
});

export const publicProgrammeWithRulebook = publicProgrammeView.extend({ rulebook: z.unknown() });
