import type { SpotCheck } from '../../domain/evaluate/spot-check';
import type { Relation } from '../../domain/people/access';
import { Fault } from '../../domain/record/fault';
import type { Filter, Store } from '../../domain/record/store';
import { relationsToProject } from '../record/relations';
import type { Caller, RelationContext } from '../record/route';

/** Whether somebody may know of visits that are still to come. */
export function seesSecrets({ organisationId, roles }: Caller, { bureauId }: { bureauId: string }): boolean {
  return organisationId === bureauId || roles.some((one) => one === 'auditor' || one === 'administrator');
}

/** The spot checks of a project or programme that somebody may know of. */
export function knownTo(caller: Caller, of: { bureauId: string }): Filter {
  return seesSecrets(caller, of) ? {} : { secret: false };
}

/**
 * How somebody stands to a spot check: goes there, or has a part in the project.
 * @throws Fault `not-found`, in the same words, for one that is unknown and one that is still a secret
 */
export async function toSpotCheck({
  services: { store },
  caller,
  params: { checkId },
}: RelationContext<{ checkId: string }, unknown>): Promise<Relation[]> {
  const check = await store.spotChecks.get(checkId);
  if (!check) throw noSuchCheck();
  const goes = check.inspectorIds.includes(caller.userId);
  if (!goes && check.secret && !seesSecrets(caller, check)) throw noSuchCheck();
  return [...(await partsIn(store, caller, check)), ...(goes ? (['assigned'] as const) : [])];
}

/** Only who was drawn to go there. @throws Fault `not-found` for everybody else */
export async function toOwnVisit({
  services: { store },
  caller,
  params: { checkId },
}: RelationContext<{ checkId: string }, unknown>): Promise<Relation[]> {
  const check = await store.spotChecks.get(checkId);
  return check?.inspectorIds.includes(caller.userId) ? ['assigned'] : [];
}

/** Who judges the project in an evaluation is no part of its spot checks. */
async function partsIn(store: Store, caller: Caller, { projectId }: SpotCheck): Promise<Relation[]> {
  const relations = await relationsToProject(store, caller, projectId);
  return relations.filter((one) => one !== 'assigned');
}

function noSuchCheck(): Fault {
  return new Fault('not-found', { en: 'no such spot check', zh: '没有这次抽查' });
}
