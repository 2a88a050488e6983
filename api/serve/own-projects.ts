import type { Filter } from '../../domain/record/store';
import type { Caller, Services } from '../record/route';

/** The widest role counts: auditors see all, a bureau its own, an evaluator those assigned. */
export async function ownProjects(
  { store }: Services,
  { roles, userId, organisationId }: Caller,
): Promise<Filter> {
  if (roles.includes('auditor') || roles.includes('administrator')) return {};
  if (roles.some((role) => role.startsWith('bureau-'))) return { bureauId: organisationId };
  if (roles.includes('street-officer')) return { streetId: organisationId };
  if (roles.some((role) => role.startsWith('organisation-'))) return { organisationId };
  const judged = await store.evaluations.pick({ evaluatorIds: userId }, ['projectId']);
  return { id: { $in: judged.map(({ projectId }) => projectId) } };
}
