import type { Contest } from '../../domain/improve/standing';
import type { Caller } from '../record/route';

/** Whether somebody reads what was said in a contest: the organisation, the bureau that answers, and who audits. */
export function readsContest(
  { organisationId, roles }: Caller,
  of: { organisationId: string; bureauId: string | undefined },
): boolean {
  const audits = roles.some((role) => role === 'auditor' || role === 'administrator');
  return audits || [of.organisationId, of.bureauId].includes(organisationId);
}

/** A contest for one reader: everybody else learns that there was one, and what came of it. */
export function shownContest({ contest }: { contest?: Contest | undefined }, reads: boolean) {
  if (!contest) return null;
  const { state, raisedAt, answeredAt } = contest;
  return { state, raisedAt, answeredAt, words: reads ? contest : null };
}
