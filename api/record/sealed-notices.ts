import { TO_APPLICANTS } from '../../domain/match/early-look';
import type { Store } from '../../domain/record/store';

/** Ids of messages that nobody may see yet: they went to applicants of a call that is still open, and say who applied. */
export async function sealedNotices(store: Store): Promise<string[]> {
  const open = await store.programmes.pick({ state: 'open' }, ['state']);
  const looks = await store.earlyLooks.pick({ programmeId: { $in: open.map(({ id }) => id) } }, [
    'programmeId',
  ]);
  if (looks.length === 0) return [];
  const programmes = [...new Set(looks.map((one) => one.programmeId))];
  const notices = await store.notices.pick({ programmeId: { $in: programmes } }, ['template']);
  return notices.filter(({ template }) => template === TO_APPLICANTS).map(({ id }) => id);
}
