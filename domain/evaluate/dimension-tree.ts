import type { Words } from '../record/words';
import { exact, sumOf } from './exact';
import type { Effect } from './total';

/** What a tree is made of: an indicator with the dimensions above it. */
export interface Leaf {
  id: string;
  dimension: Words;
  under?: readonly Words[] | undefined;
  points: number;
  effect?: Effect | null | undefined;
}

/** A dimension of the indicator system with everything below it. */
export interface DimensionNode {
  title: Words;
  /** 0 for a first-level dimension. */
  depth: number;
  /** Sum over what counts below it; bonus, penalty and factor come on top and are not in it. */
  points: number;
  /** Points earned; null when nothing below it was scored. */
  earned: number | null;
}

/**
 * The tree of dimensions 指标体系, from above and in the order of the sheet: each dimension before those below it.
 * @param earned points earned by indicator; null or absent: not scored
 */
export function dimensionTree(
  leaves: readonly Leaf[],
  earned: (indicator: string) => number | null = () => null,
): DimensionNode[] {
  return branch(
    leaves.filter((one) => !one.effect),
    0,
    earned,
  );
}

function branch(
  leaves: readonly Leaf[],
  depth: number,
  earned: (indicator: string) => number | null,
): DimensionNode[] {
  const titleOf = ({ dimension, under = [] }: Leaf) => [dimension, ...under][depth];
  const titles = [
    ...new Map(
      leaves.flatMap((one) => {
        const title = titleOf(one);
        return title ? [[title.zh, title] as const] : [];
      }),
    ).values(),
  ];
  return titles.flatMap((title) => {
    const own = leaves.filter((one) => titleOf(one)?.zh === title.zh);
    const given = own.flatMap((one) => {
      const points = earned(one.id);
      return points === null ? [] : [points];
    });
    return [
      {
        title,
        depth,
        points: exact(sumOf(own.map((one) => one.points))),
        earned: given.length > 0 ? exact(sumOf(given)) : null,
      },
      ...branch(own, depth + 1, earned),
    ];
  });
}
