import type { Filter, Store } from '../../domain/record/store';

/** Persons of a bureau who took the decisions that filters of the journal find: none of them answers a contest. */
export async function personsOfBureau(
  { journal }: Pick<Store, 'journal'>,
  bureauId: string,
  filters: readonly Filter[],
): Promise<string[]> {
  const persons = new Set<string>();
  for (const filter of filters)
    for (const { actor } of await journal.find(filter))
      if (actor.kind === 'person' && actor.organisationId === bureauId) persons.add(actor.userId);
  return [...persons].sort();
}
