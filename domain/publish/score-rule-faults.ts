import type { Indicator } from '../evaluate/indicator';
import type { Effect } from '../evaluate/total';
import type { ValueRule } from '../evaluate/value-rule';
import { type Criterion, isValueRule } from '../match/criterion';
import type { FaultField } from '../record/fault';
import { unless, unlessAscending } from './rule-check';

/** How an indicator becomes points, held against the points that it has. */
export function scoreRuleFaults(path: string, { rule, points, effect }: Indicator): FaultField[] {
  const own = effectFaults(path, effect, points);
  switch (rule.kind) {
    case 'judged':
      return [...own, ...anchorFaults(`${path}.anchors`, rule.anchors ?? [], points)];
    case 'levels':
      return [...own, ...levelFaults(`${path}.levels`, rule.levels, points)];
    default:
      return [
        ...own,
        ...readingFaults(path, rule.measure, rule.reads),
        ...valueRuleFaults(path, rule, points),
      ];
  }
}

/** How a criterion becomes points, held against the points that it has. */
export function criterionRuleFaults(path: string, { rule, points, effect }: Criterion): FaultField[] {
  const own = effectFaults(path, effect, points);
  if (isValueRule(rule))
    return [...own, ...readingFaults(path, rule.fact, rule.reads), ...valueRuleFaults(path, rule, points)];
  switch (rule.kind) {
    case 'expert':
      return [...own, ...anchorFaults(`${path}.anchors`, rule.anchors ?? [], points)];
    case 'levels':
      return [...own, ...levelFaults(`${path}.levels`, rule.levels, points)];
    case 'past-grade':
      return [
        ...own,
        ...levelFaults(`${path}.grades`, rule.grades, points),
        ...unless(
          rule.none >= 0 && rule.none <= points,
          `${path}.none`,
          `must lie within the ${points} points`,
        ),
      ];
    default:
      return own;
  }
}

function effectFaults(path: string, effect: Effect | undefined, points: number): FaultField[] {
  return unless(effect !== 'factor' || points === 1, path, 'a factor goes from 0 to 1: it has 1 point');
}

/** Either the records give the number, or somebody reads it and the rule says what. */
function readingFaults(path: string, source: string | undefined, reads: object | undefined): FaultField[] {
  return [
    ...unless(
      source !== undefined || reads !== undefined,
      `${path}.reads`,
      'nothing gives the number: say what the judge reads',
    ),
    ...unless(
      source === undefined || reads === undefined,
      `${path}.reads`,
      'the number is on record: no judge reads it',
    ),
  ];
}

function valueRuleFaults(path: string, rule: ValueRule, points: number): FaultField[] {
  switch (rule.kind) {
    case 'ratio-bands':
    case 'sliding-bands':
      return bandFaults(`${path}.bands`, rule.bands, points);
    case 'deduct-per-point':
      return unless(
        rule.perPoint > 0,
        `${path}.perPoint`,
        'must take off more than nothing for a missing point',
      );
    case 'all-or-none':
      return unless(rule.atLeast > 0, `${path}.atLeast`, 'must be above 0: otherwise everybody reaches it');
    case 'count':
      return [
        ...unless(rule.each > 0, `${path}.each`, 'must bring more than nothing for each one'),
        ...unless((rule.above ?? 0) >= 0, `${path}.above`, 'must not be below 0'),
      ];
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

function levelFaults(path: string, levels: readonly { points: number }[], points: number): FaultField[] {
  const best = Math.max(...levels.map((one) => one.points));
  return [
    ...levels.flatMap((one, index) =>
      unless(
        one.points >= 0 && one.points <= points,
        `${path}.${index}.points`,
        `must lie within the ${points} points`,
      ),
    ),
    ...unless(best >= points, path, `the best level brings ${best} points, there are ${points}`),
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
