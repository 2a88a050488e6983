import { eligibleIds } from '../../domain/match/eligible-ids';
import type { Store } from '../../domain/record/store';

/** Applications that may compete, in order of id. @throws Fault `not-found` before the sifting */
export async function eligibleIn(
  { rankings }: Pick<Store, 'rankings'>,
  programmeId: string,
): Promise<string[]> {
  return eligibleIds((await rankings.need(`${programmeId}/0`)).rows).sort();
}
