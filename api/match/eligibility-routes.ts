import { z } from 'zod';
import { route } from '../record/route';
import { matchProgrammeParams as params } from './application-schemas';
import { reasonView } from './call-routes';
import { toApplications } from './ranking-routes';

const eligibility = z.object({
  judged: z.boolean(),
  rows: z.array(
    z.object({
      applicationId: z.string(),
      organisationId: z.string(),
      lotId: z.string().nullable(),
      eligible: z.boolean(),
      outcome: z.string(),
      reasons: z.array(reasonView),
    }),
  ),
});

/** The sifting 资格预审 after the closing. */
export const eligibilityRoutes = [
  route({
    method: 'get',
    path: '/programmes/:programmeId/eligibility',
    action: 'match.see-eligibility',
    summary: 'Who may compete, with every reason: applicants see their own',
    tag: 'match',
    params,
    answer: eligibility,
    relation: toApplications,
    handle: async ({ services: { store }, params: { programmeId }, caller }) => {
      const { bureauId } = await store.programmes.need(programmeId);
      const sifted = await store.rankings.get(`${programmeId}/0`);
      const seesAll =
        bureauId === caller.organisationId ||
        caller.roles.includes('auditor') ||
        caller.roles.includes('administrator');
      const rows = (sifted?.rows ?? []).filter(
        (one) => seesAll || one.organisationId === caller.organisationId,
      );
      return { judged: sifted !== null, rows };
    },
  }),
];
