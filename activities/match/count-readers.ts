import { readBy } from '../../domain/match/seat-reads';
import type { RecordedStep, Step } from '../../domain/record/step';
import { type RecordDeps, recordStep } from '../record/record-step';
import { eligibleIn } from './eligible-in';

/**
 * Looks for applications that fewer than `least` of the seats that have submitted have read; the journal keeps which,
 * and by how many. Run again it gives the same count.
 */
export async function countReaders(
  deps: RecordDeps,
  { step, least }: { step: Step; least: number },
): Promise<{ recorded: RecordedStep; below: number }> {
  const { store } = deps;
  const { programmeId } = step.process;
  const eligible = await eligibleIn(store, programmeId);
  const seats = await store.seats.find({ programmeId, state: 'submitted' }, { sort: { number: 1 } });
  const counts = new Map(eligible.map((id) => [id, 0]));
  for (const seat of seats)
    for (const id of readBy(seat, eligible)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const below = [...counts].flatMap(([applicationId, readers]) =>
    readers < least ? [{ applicationId, readers }] : [],
  );
  const facts = { least, seats: seats.map((one) => one.number), below };
  const recorded = await recordStep(deps, { ...step, facts });
  const kept = (await store.journal.need(step.key)).facts as unknown as { below: unknown[] };
  return { recorded, below: kept.below.length };
}
