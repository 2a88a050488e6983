import type { Seat } from '../../domain/match/seat';
import { readsIt } from '../../domain/match/seat-reads';
import type { Store } from '../../domain/record/store';
import { codesIn, eligibleOf } from './panel-reads';

/** The readers of each application by code, among the seats held; null where every seat reads all. */
export async function whoReadsWhat(store: Store, programmeId: string, seats: readonly Seat[]) {
  const { rulebookHash } = await store.programmes.need(programmeId);
  const { reading } = (await store.rulebooks.need(rulebookHash)).rulebook.review;
  if (!reading) return null;
  const held = seats.filter((one) => one.state !== 'void');
  const codes = await codesIn(store, programmeId);
  const applications = (await eligibleOf(store, programmeId)).map((applicationId) => {
    const readers = held.filter((one) => readsIt(one, applicationId)).map(({ number }) => number);
    const missing = Math.max(0, reading.readers - readers.length);
    return { applicationId, code: codes.get(applicationId) ?? '', seats: readers, missing };
  });
  return {
    readers: reading.readers,
    applications: applications.sort((a, b) => (a.code < b.code ? -1 : 1)),
  };
}
