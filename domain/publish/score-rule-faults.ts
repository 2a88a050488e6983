import type { Indicator } from '../evaluate/indicator';
import type { FaultField } from '../record/fault';
import { unless, unlessAscending } from './rule-check';

/** How an indicator becomes points, held against the points that it has. */
export function scoreRuleFaults(path: string, { rule, points }: Indicator): FaultField[] {
  switch (rule.kind) {
    case 'judged':
      return anchorFaults(`${path}.anchors`, rule.anchors ?? [], points);
    case 'ratio-bands':
      return bandFaults(`${path}.bands`, rule.bands, points);
    case 'deduct-per-point':
      return unless(
        rule.perPoint > 0,
        `${path}.perPoint`,
        'must take off more than nothing for a missing point',
      );
    case 'all-or-none':
      return unless(rule.atLeast > 0, `${path}.atLeast`, 'must be above 0: otherwise everybody reaches it');
    default:
      return [];
  }
}

function anchorFaults(path: string, anchors: readonly { from: number }[], points: number): FaultField[] {
  const at = anchors.map((one, index) => ({ field: `${path}.${index}.from`, value: one.from }));
  return [
    ...unlessAscending(at, 'anchors must ascend'),
    ...at.flatMap(({ field, value }) =>
      unless(value >= 0 && value <= points, field, `must lie within the ${points} points`),
    ),
  ];
}

function bandFaults(
  path: string,
  bands: readonly { from: number; points: number }[],
  points: number,
): FaultField[] {
  const from = bands.map((one, index) => ({ field: `${path}.${index}.from`, value: one.from }));
  const worth = bands.map((one, index) => ({ field: `${path}.${index}.points`, value: one.points }));
  const best = Math.max(...bands.map((one) => one.points));
  return [
    ...unless(bands[0]?.from === 0, path, 'the first band must start at 0'),
    ...unlessAscending(from, 'bands must ascend'),
    ...unlessAscending(worth, 'a higher band must not bring fewer points', true),
    ...unless(best === points, path, `the best band brings ${best} points, the indicator has ${points}`),
  ];
}
