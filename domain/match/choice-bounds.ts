import type { Fen } from '../money/fen';
import type { Choice } from './choice';

const density = ({ value, cost }: Pick<Choice, 'value' | 'cost'>) =>
  cost > 0 ? value / cost : Number.POSITIVE_INFINITY;

/** Groups with what is worth most for its cost first; within equals by id, so that the order given makes no difference. */
export function inGroups(choices: readonly Choice[]): Choice[][] {
  const groups = new Map<string, Choice[]>();
  for (const one of [...choices].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (one.value <= 0) continue;
    const known = groups.get(one.group);
    if (known) known.push(one);
    else groups.set(one.group, [one]);
  }
  return [...groups.values()].sort((a, b) => density(most(b)) - density(most(a)));
}

/** A group at its best: its greatest value at its least whole cost. */
function most(group: readonly Choice[]): Pick<Choice, 'value' | 'cost'> {
  return group.reduce(
    (best, one) => ({ value: Math.max(best.value, one.value), cost: Math.min(best.cost, one.cost) }),
    { value: 0, cost: Number.MAX_SAFE_INTEGER },
  );
}

/** The most that the groups from one on can add with so much money, were projects divisible; never too low. */
export function boundsOf(groups: readonly Choice[][]): (from: number, left: Fen) => number {
  const bests = groups.map(most);
  const costs = [0];
  const values = [0];
  for (const [index, one] of bests.entries()) {
    costs.push((costs[index] ?? 0) + one.cost);
    values.push((values[index] ?? 0) + one.value);
  }
  return (from, left) => {
    const spentTo = (costs[from] ?? 0) + left;
    let [low, high] = [from, bests.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((costs[middle] ?? 0) <= spentTo) low = middle;
      else high = middle - 1;
    }
    const whole = (values[low] ?? 0) - (values[from] ?? 0);
    const partly = bests[low];
    if (!partly) return whole;
    // One more, against the rounding of the division.
    return whole + Math.floor((partly.value * (spentTo - (costs[low] ?? 0))) / partly.cost) + 1;
  };
}

/** The most that one project can be cut by, from each group on. */
export function savingsFrom(groups: readonly Choice[][]): number[] {
  const savings = new Array(groups.length + 1).fill(0) as number[];
  for (let index = groups.length - 1; index >= 0; index -= 1) {
    const own = (groups[index] ?? []).map((one) => one.cost - one.least);
    savings[index] = Math.max(savings[index + 1] ?? 0, ...own);
  }
  return savings;
}
