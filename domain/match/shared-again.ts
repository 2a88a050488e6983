import type { Rulebook } from '../publish/rulebook';
import type { Json } from '../record/journal';
import { shareOut } from './share-out';
import type { Sharing, SharingInputs } from './sharing';

/** The sharing out of applications once more, from what its journal says of seed, seats and ties. */
export function sharedAgain(facts: Json, { review }: Pick<Rulebook, 'review'>): Sharing {
  const inputs = facts as unknown as SharingInputs;
  return shareOut({ ...inputs, terms: review.reading ?? { readers: 0 } });
}
