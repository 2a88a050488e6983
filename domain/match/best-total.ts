import type { Fen } from '../money/fen';
import type { Choice } from './choice';
import { boundsOf, inGroups, savingsFrom } from './choice-bounds';

export interface Chosen {
  value: number;
  picks: { id: string; amount: Fen }[];
  /** False when the search was ended by its limit: the best found so far, never worse than what it began with. */
  exact: boolean;
}

/** A way to have chosen among the first groups; the picks hang together backwards. */
interface Way {
  cost: Fen;
  value: number;
  /** The one that is cut down; it takes what is left in the end. */
  cut: Choice | null;
  pick: Choice | null;
  before: Way | null;
}

const START: Way = { cost: 0, value: 0, cut: null, pick: null, before: null };

/**
 * The choice of greatest value within the money (0/1 knapsack, one of each group, at most one of all cut down).
 * Exact without tables over fen: group by group it keeps only the ways that no other beats in both cost and value
 * (Nemhauser and Ullmann, 1969) and that could still beat the best known by the bound of dividing projects (Dantzig,
 * 1957). The order of the choices makes no difference.
 * @param known a choice that keeps to the same rules: returned unless there is a better one
 * @param limit ways looked at before the search is ended
 */
export function bestTotal(
  choices: readonly Choice[],
  money: Fen,
  known: Pick<Chosen, 'value' | 'picks'>,
  limit = 4_000_000,
): Chosen {
  const groups = inGroups(choices);
  const bound = boundsOf(groups);
  const savings = savingsFrom(groups);
  let best: Way | null = null;
  let value = known.value;
  let ways: [uncut: Way[], cut: Way[]] = [[START], []];
  let seen = 0;
  for (const [index, group] of groups.entries()) {
    const most = (way: Way) => {
      // A project that may still be cut down is as good as more money, at most by what can be cut.
      const saved = way.cut ? 0 : (savings[index + 1] ?? 0);
      return way.value + bound(index + 1, money - way.cost + saved);
    };
    const next = taken(ways, group, money);
    const all = [unbeaten([...ways[0], ...next[0]]), unbeaten([...ways[1], ...next[1]])] as const;
    for (const list of all) {
      const hope = mostPromising(list, most);
      const whole = hope && completed(hope, groups.slice(index + 1), money);
      if (whole && whole.value > value) [best, value] = [whole, whole.value];
    }
    const could = (way: Way) => most(way) > value;
    ways = [all[0].filter(could), all[1].filter(could)];
    seen += all[0].length + all[1].length;
    if (seen > limit) return { ...told(best, known, money), exact: false };
  }
  return { ...told(best, known, money), exact: true };
}

const savingOf = (one: Choice | null): Fen => (one ? one.cost - one.least : 0);

function mostPromising(ways: readonly Way[], most: (way: Way) => number): Way | null {
  let best: { way: Way; most: number } | null = null;
  for (const way of ways) {
    const own = most(way);
    if (!best || own > best.most) best = { way, most: own };
  }
  return best?.way ?? null;
}

/** A way led to its end by taking, of each further group in turn, the first that still fits. */
function completed(way: Way, groups: readonly Choice[][], money: Fen): Way {
  let ended = way;
  // Whole costs, of which the one with the greatest saving may be cut if the money needs it.
  let open: { cost: Fen; cut: Choice | null } = { cost: way.cost, cut: null };
  for (const group of groups) {
    const cutWith = (one: Choice) => (way.cut ? null : greaterSaving(open.cut, one));
    const fits = (one: Choice) => open.cost + one.cost - savingOf(cutWith(one)) <= money;
    const pick = group.find(fits);
    if (!pick) continue;
    open = { cost: open.cost + pick.cost, cut: cutWith(pick) };
    ended = { cost: open.cost, value: ended.value + pick.value, cut: way.cut, pick, before: ended };
  }
  const { cost, cut } = open;
  return cost > money && cut ? { ...ended, cost: cost - savingOf(cut), cut } : ended;
}

const greaterSaving = (one: Choice | null, other: Choice): Choice =>
  one && savingOf(one) >= savingOf(other) ? one : other;

/** Every way with one more of the group, where the money allows it. */
function taken([uncut, cut]: [Way[], Way[]], group: readonly Choice[], money: Fen): [Way[], Way[]] {
  const withOne = (way: Way, pick: Choice, cost: Fen, isCut: boolean): Way[] =>
    way.cost + cost > money
      ? []
      : [
          {
            cost: way.cost + cost,
            value: way.value + pick.value,
            cut: isCut ? pick : way.cut,
            pick,
            before: way,
          },
        ];
  const whole = (ways: Way[]) =>
    group.flatMap((one) => ways.flatMap((way) => withOne(way, one, one.cost, false)));
  const cuttable = group.filter((one) => one.least < one.cost);
  return [
    whole(uncut),
    [...whole(cut), ...cuttable.flatMap((one) => uncut.flatMap((way) => withOne(way, one, one.least, true)))],
  ];
}

/** Drops each way that another beats: no dearer and worth no less. */
function unbeaten(ways: Way[]): Way[] {
  const kept: Way[] = [];
  for (const way of ways.sort((a, b) => a.cost - b.cost || b.value - a.value)) {
    if (way.value > (kept.at(-1)?.value ?? -1)) kept.push(way);
  }
  return kept;
}

function told(
  best: Way | null,
  known: Pick<Chosen, 'value' | 'picks'>,
  money: Fen,
): Pick<Chosen, 'value' | 'picks'> {
  if (!best) return known;
  const picks: Chosen['picks'] = [];
  for (let way: Way | null = best; way?.pick; way = way.before) {
    const isCut = way.pick === best.cut;
    const left = money - best.cost + way.pick.least;
    picks.push({
      id: way.pick.id,
      amount: isCut ? Math.min(way.pick.cost, left) : way.pick.cost,
    });
  }
  return { value: best.value, picks: picks.reverse() };
}
