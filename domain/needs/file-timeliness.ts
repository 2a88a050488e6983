import { addPeriod } from './add-period';
import type { MeasureFacts } from './measure-facts';
import type { Measured } from './measured';

/**
 * Share of household files 一户一档 that are up to date: the last update (in the file, or a recorded
 * file-update) lies no longer back than the rulebook's period. Files opened later are not counted.
 */
export function fileTimeliness(facts: MeasureFacts): Measured {
  const files = facts.households.filter((one) => one.openedOn <= facts.on);
  if (files.length === 0) return null;
  const updates = lastUpdates(facts);
  const timely = files.filter((file) => {
    const last = latest([file.openedOn, file.updatedOn, updates.get(file.id)], facts.on);
    return addPeriod(last, facts.terms.fileUpdateEvery) >= facts.on;
  });
  return { value: timely.length / files.length, basis: { files: files.length, upToDate: timely.length } };
}

function lastUpdates(facts: MeasureFacts): Map<string, string> {
  const last = new Map<string, string>();
  for (const one of facts.services) {
    if (one.kind !== 'file-update' || one.on > facts.on) continue;
    for (const id of one.householdIds) if ((last.get(id) ?? '') < one.on) last.set(id, one.on);
  }
  return last;
}

function latest(dates: (string | undefined)[], on: string): string {
  return dates.reduce<string>(
    (best, one) => (one !== undefined && one <= on && one > best ? one : best),
    '0000-01-01',
  );
}
