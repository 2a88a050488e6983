import type { CarriedTarget } from './carried-target';
import type { Standing } from './standing';

/** The plan of an ended project, as a later one takes it over. */
export interface CarriedPlan {
  planOf: string;
  targets: readonly CarriedTarget[];
}

/**
 * The programmes that a programme continues, nearest first: what it is the next phase of.
 * @param before the programme that one continues, if any
 */
export async function programmesBefore(
  programmeId: string,
  before: (programmeId: string) => Promise<string | null>,
): Promise<string[]> {
  const found: string[] = [];
  let next = await before(programmeId);
  while (next !== null && next !== programmeId && !found.includes(next)) {
    found.push(next);
    next = await before(next);
  }
  return found;
}

/**
 * The plans that an organisation takes into a programme: those of its projects in the programmes that this one
 * continues, oldest first. A plan is checked in the next phase and in no later one; of several projects of one phase
 * each checks it.
 * @param standings all lines of the organisation's record
 * @param before from {@link programmesBefore}
 */
export function carriedPlans(standings: readonly Standing[], before: readonly string[]): CarriedPlan[] {
  const earlier = standings.filter(({ programmeId }) => before.includes(programmeId));
  const checked = new Set(earlier.flatMap(({ checked: done = [] }) => done.map(({ planOf }) => planOf)));
  return earlier
    .filter(({ projectId, plan = [] }) => plan.length > 0 && !checked.has(projectId))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))
    .map(({ projectId, plan = [] }) => ({ planOf: projectId, targets: plan }));
}
