import { type BlindCodes, blindCodes } from '../../domain/match/blind-view';
import { eligibleIds } from '../../domain/match/eligible-ids';
import type { Seat } from '../../domain/match/seat';
import { readBy, readsIt } from '../../domain/match/seat-reads';
import type { Store } from '../../domain/record/store';

/** Applications that the panel scores. */
export async function eligibleOf(store: Store, programmeId: string): Promise<string[]> {
  const sifted = await store.rankings.get(`${programmeId}/0`);
  return eligibleIds(sifted?.rows ?? []);
}

/** What the applications of a programme are called without their names. */
export async function codesIn(store: Store, programmeId: string): Promise<BlindCodes> {
  const submitted = await store.applications.pick({ programmeId, status: 'submitted' }, ['id']);
  return blindCodes(
    programmeId,
    submitted.map((one) => one.id),
  );
}

/** Applications that a seat scores. */
export async function toScore(store: Store, seat: Seat): Promise<string[]> {
  return readBy(seat, await eligibleOf(store, seat.programmeId));
}

/**
 * Who has applied, in order of id; nobody for a store that does not say. Where applications are shared out, those whose
 * application the seat reads: the others are nothing to it.
 */
export async function applicantsOf(store: Store, seat: Seat) {
  const { programmeId } = seat;
  const submitted = await store.applications.find({ programmeId, status: 'submitted' });
  const applications = submitted.filter(({ id }) => readsIt(seat, id));
  const ids = [...new Set(applications.map((one) => one.organisationId))].sort();
  const organisations = await store.organisations.find({ id: { $in: ids } }, { sort: { id: 1 } });
  return organisations.map(({ id, name }) => ({ organisationId: id, name }));
}
