import type { ProgrammeRecord } from '../../domain/publish/programme-record';
import { periodBefore } from '../../domain/record/calendar';
import type { Store } from '../../domain/record/store';

/** The instant until which questions are taken; it moves with the closing. null before publication. */
export async function questionsUntil(store: Store, programme: ProgrammeRecord): Promise<string | null> {
  if (programme.closesAt === null) return null;
  const { rulebook } = await store.rulebooks.need(programme.rulebookHash);
  return periodBefore(await store.calendars.find({}), programme.closesAt, rulebook.call.questionsUntil);
}
