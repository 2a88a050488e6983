import type { Store } from '../../domain/record/store';

/** Applications that the panel scores. */
export async function eligibleOf(store: Store, programmeId: string): Promise<string[]> {
  const sifted = await store.rankings.get(`${programmeId}/0`);
  return (sifted?.rows ?? []).filter((one) => one.outcome === 'eligible').map((one) => one.applicationId);
}

/** Who has applied, in order of id; nobody for a store that does not say. */
export async function applicantsOf(store: Store, programmeId: string) {
  const applications = await store.applications.find({ programmeId, status: 'submitted' });
  const ids = [...new Set(applications.map((one) => one.organisationId))].sort();
  const organisations = await store.organisations.find({ id: { $in: ids } }, { sort: { id: 1 } });
  return organisations.map(({ id, name }) => ({ organisationId: id, name }));
}
