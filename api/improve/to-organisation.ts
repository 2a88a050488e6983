import type { Relation } from '../../domain/people/access';
import type { RelationContext } from '../record/route';

/** How somebody stands to an organisation. @throws Fault `not-found` */
export async function toOrganisation({
  services: { store },
  caller,
  params: { organisationId },
}: RelationContext<{ organisationId: string }, unknown>): Promise<Relation[]> {
  await store.organisations.need(organisationId);
  return organisationId === caller.organisationId ? ['own-organisation'] : [];
}
