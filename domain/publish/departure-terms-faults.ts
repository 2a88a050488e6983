import type { Indicator } from '../evaluate/indicator';
import { measureOf } from '../evaluate/score-indicator';
import type { FaultField } from '../record/fault';
import { unless } from './rule-check';

/** Judges may depart from what the records earn, and from nothing else; each party is named once. */
export function departureTermsFaults(path: string, { rule, points, departure }: Indicator): FaultField[] {
  if (!departure) return [];
  const measure = measureOf(rule);
  const { by, atMost = points } = departure;
  return [
    ...unless(
      measure !== null && measure !== 'satisfaction',
      path,
      'the records do not score it: there is nothing to depart from',
    ),
    ...by.flatMap((party, index) =>
      unless(by.indexOf(party) === index, `${path}.by.${index}`, `${party} may depart twice`),
    ),
    ...unless(
      atMost > 0 && atMost <= points,
      `${path}.atMost`,
      `must be above 0 and within the ${points} points`,
    ),
  ];
}
