import type { Relation } from '../../domain/people/access';
import type { ProgrammeRecord } from '../../domain/publish/programme-record';
import { Fault } from '../../domain/record/fault';
import type { Role } from '../../domain/record/party';
import type { RelationContext } from '../record/route';

type AtProgramme = RelationContext<{ programmeId: string }, unknown>;

/** Whether the caller's bureau runs the programme. @throws Fault `not-found` as for {@link seenProgramme} */
export async function bureauOf(at: AtProgramme): Promise<Relation[]> {
  return seenProgramme(at);
}

/**
 * A draft exists only for its bureau and for those who check.
 * @throws Fault `not-found` for all others, in the same words as for one that is unknown
 */
export async function seenProgramme({ services, caller, params }: AtProgramme): Promise<Relation[]> {
  const programme = await services.store.programmes.get(params.programmeId);
  if (!programme || !maySee(programme, caller)) throw noSuchProgramme();
  return programme.bureauId === caller.organisationId ? ['own-bureau'] : [];
}

/** In the same words for one that is unknown and for a draft of others: nobody learns that it is there. */
export function noSuchProgramme(): Fault {
  return new Fault('not-found', { en: 'no such programme', zh: '没有这个项目计划' });
}

export function checks(roles: readonly Role[]): boolean {
  return roles.includes('auditor') || roles.includes('administrator');
}

/** Whether the programme is there for the caller at all: a draft is for its bureau and for those who check. */
export function maySee(
  programme: Pick<ProgrammeRecord, 'publishedAt' | 'bureauId'>,
  caller: { organisationId: string; roles: readonly Role[] },
): boolean {
  return (
    programme.publishedAt !== null || programme.bureauId === caller.organisationId || checks(caller.roles)
  );
}
