import { blindTermsNow } from '../../domain/match/blind-terms';
import type { FoundConflict } from '../../domain/match/conflict';
import { conflictCameLate, type LateConflict, tiesFound } from '../../domain/match/panel-decisions';
import { recusalsOf } from '../../domain/match/recusal';
import type { User } from '../../domain/people/account';
import type { ProgrammeRecord } from '../../domain/publish/programme-record';
import type { Store } from '../../domain/record/store';
import { workflowId } from '../../domain/record/workflow-id';
import type { Services } from '../record/services';

/** Programmes in these states have a panel that sits, or that may be reopened. */
const WITH_PANEL = ['reviewing', 'notice', 'settling'];
/** Awards are made and projects run. */
export const AWARDED = 'running';

/**
 * Applicants of a programme with whom an evaluator has a tie now, by the profile and the rulebook's look-back
 * (Implementing Regulations of the Government Procurement Law, Art. 9). It only counts, so that it can be asked for
 * somebody who may not see who applied; and it asks the same, whoever did.
 */
export async function tiedApplicants(
  store: Store,
  { id: evaluatorId, organisationId, evaluator }: Pick<User, 'id' | 'organisationId' | 'evaluator'>,
  { id: programmeId, rulebookHash }: Pick<ProgrammeRecord, 'id' | 'rulebookHash'>,
  at: string,
): Promise<FoundConflict[]> {
  const { rulebook } = await store.rulebooks.need(rulebookHash);
  const ties = evaluator?.ties ?? [];
  const met = [organisationId, ...ties.map((one) => one.organisationId)];
  const candidate = { evaluatorId, organisationId, expert: false, ties };
  const found: FoundConflict[] = [];
  for (const { organisationId: tied, kind } of recusalsOf(candidate, met, at, rulebook.review.lookBackYears))
    if ((await store.applications.count({ programmeId, status: 'submitted', organisationId: tied })) > 0)
      found.push({ kind, organisationId: tied });
  return found;
}

/** Tells a programme whose awards are made of a conflict of a seat whose sheets they rest on. */
export async function tellProgramme(
  { signal }: Pick<Services, 'signal'>,
  programmeId: string,
  conflict: LateConflict,
): Promise<void> {
  await signal(workflowId.programme(programmeId), conflictCameLate, conflict);
}

/**
 * Tells the panels concerned of ties that a changed profile has: where the evaluator holds a seat, and, unless only
 * `ownSeats` are asked for, wherever one of the tied organisations has applied, for a place in the reserve. Where the
 * awards are made there is no panel any more, and the programme is told. Telling twice changes nothing.
 */
export async function tellPanels(
  { store, signal, now }: Pick<Services, 'store' | 'signal' | 'now'>,
  user: Pick<User, 'id' | 'organisationId' | 'evaluator'>,
  which: 'own-seats' | 'all',
): Promise<void> {
  const seats = await store.seats.find({ evaluatorId: user.id, state: { $ne: 'void' } });
  const tied = [user.organisationId, ...(user.evaluator?.ties ?? []).map((one) => one.organisationId)];
  const applied =
    which === 'all'
      ? await store.applications.find({ organisationId: { $in: tied }, status: 'submitted' })
      : [];
  const ids = [...new Set([...seats, ...applied].map((one) => one.programmeId))].sort();
  const states = [...WITH_PANEL, AWARDED];
  const programmes = await store.programmes.find({ id: { $in: ids }, state: { $in: states } });
  const at = await now();
  for (const programme of programmes) {
    const conflicts = await tiedApplicants(store, user, programme, at);
    const { rulebook } = await store.rulebooks.need(programme.rulebookHash);
    const hidden = blindTermsNow(programme, rulebook.review) !== null;
    if (conflicts.length === 0) continue;
    const seat = seats.find((one) => one.programmeId === programme.id);
    if (programme.state !== AWARDED)
      await signal(workflowId.panel(programme.id), tiesFound, { evaluatorId: user.id, conflicts, hidden });
    else if (seat) await tellProgramme({ signal }, programme.id, { seat: seat.number, found: conflicts });
  }
}
