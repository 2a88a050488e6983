import { wholePeriods } from './add-period';
import { elapsedShare } from './elapsed-share';
import type { MeasureFacts } from './measure-facts';
import type { Measured } from './measured';

export const ACTIVITY_TYPES = ['activity', 'group', 'training'] as const;

/**
 * Visits done of those planned: each household once in every whole period since the start (or since its file
 * was opened). More visits to one household never stand in for a missed visit to another.
 */
export function visitFrequency(facts: MeasureFacts): Measured {
  const until = facts.on < facts.endsOn ? facts.on : facts.endsOn;
  const visits = new Map<string, number>();
  for (const one of facts.services) {
    if (one.kind !== 'visit' || one.on < facts.startsOn || one.on > until) continue;
    for (const id of new Set(one.householdIds)) visits.set(id, (visits.get(id) ?? 0) + 1);
  }
  let planned = 0;
  let done = 0;
  for (const file of facts.households) {
    const from = file.openedOn > facts.startsOn ? file.openedOn : facts.startsOn;
    const due = wholePeriods(from, until, facts.terms.visitEvery);
    planned += due;
    done += Math.min(due, visits.get(file.id) ?? 0);
  }
  return planned === 0 ? null : { value: done / planned, basis: { planned, done } };
}

/** Activities, groups and trainings held, of those the agreement promises for the time elapsed. */
export function activityFrequency(facts: MeasureFacts): Measured {
  const promised = facts.deliverables.filter((one) => ACTIVITY_TYPES.some((type) => type === one.type));
  const total = promised.reduce((sum, one) => sum + one.count, 0);
  const elapsed = elapsedShare(facts);
  if (total === 0 || elapsed === 0) return null;
  const held = facts.services.filter(
    (one) =>
      ACTIVITY_TYPES.some((type) => type === one.kind) && one.on >= facts.startsOn && one.on <= facts.on,
  );
  const sizeOf = new Map(promised.map((one) => [one.id, one.minimumSize ?? 0]));
  const counted = held.filter((one) => one.people >= (sizeOf.get(one.deliverableId ?? '') ?? 0));
  return {
    value: counted.length / (total * elapsed),
    basis: { promised: total, elapsed, held: held.length, bigEnough: counted.length },
  };
}
