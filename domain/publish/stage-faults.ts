import type { Effect } from '../evaluate/total';
import type { FaultField } from '../record/fault';
import { sumOf, unless } from './rule-check';
import type { Stage } from './rulebook';

interface Line {
  points: number;
  stage?: string | undefined;
  effect?: Effect | undefined;
}

/**
 * What counts sums to 100 points, in each stage where there are stages, whose weights sum to 100; what comes on top
 * belongs to none.
 * @param list field of the lines, for example `review.criteria`
 * @param at field of the terms that hold the stages
 */
export function stageFaults(
  lines: readonly Line[],
  stages: readonly Stage[] | undefined,
  list: string,
  at: string,
): FaultField[] {
  const counting = lines.filter((one) => !one.effect);
  const sum = (some: readonly Line[]) => sumOf(some.map((one) => one.points));
  const known = (id: string | undefined) => (stages ?? []).some((one) => one.id === id);
  const total = sum(counting);
  const weights = sumOf((stages ?? []).map((one) => one.weight));
  return [
    ...unless(stages !== undefined || total === 100, list, `points sum to ${total}, not to 100`),
    ...unless(
      stages === undefined || weights === 100,
      `${at}.stages`,
      `weights sum to ${weights}, not to 100`,
    ),
    ...(stages ?? []).flatMap(({ id, weight }, index) => {
      const own = sum(counting.filter((one) => one.stage === id));
      return [
        ...unless(weight > 0, `${at}.stages.${index}.weight`, 'a stage needs a weight above 0'),
        ...unless(own === 100, `${at}.stages.${index}`, `points of stage "${id}" sum to ${own}, not to 100`),
      ];
    }),
    ...lines.flatMap(({ stage, effect }, index) => [
      ...unless(
        stage === undefined || effect !== undefined || known(stage),
        `${list}.${index}.stage`,
        `there is no stage "${stage}"`,
      ),
      ...unless(
        stages === undefined || effect !== undefined || stage !== undefined,
        `${list}.${index}.stage`,
        'there are stages: say to which this belongs',
      ),
      ...unless(
        effect === undefined || stage === undefined,
        `${list}.${index}.stage`,
        'what comes on top belongs to no stage',
      ),
    ]),
  ];
}
