import type { ProgrammeRecord } from '../../domain/publish/programme-record';
import type { Rulebook } from '../../domain/publish/rulebook';
import type { Store } from '../../domain/record/store';

/** The programme together with the rulebook it is pinned to. @throws Fault `not-found` */
export async function readRulebook(
  store: Store,
  programmeId: string,
): Promise<{ programme: ProgrammeRecord; rulebook: Rulebook }> {
  const programme = await store.programmes.need(programmeId);
  const { rulebook } = await store.rulebooks.need(programme.rulebookHash);
  return { programme, rulebook };
}
