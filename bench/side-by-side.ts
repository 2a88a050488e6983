import type { Side, Way } from './actors';
import { figuresOf, type LoadFigures, quantile, underLoad } from './load';

export interface Comparison {
  /** Decisions asked for at the same time, each of another process. */
  atOnce: number;
  rows: Row[];
}

export interface Row {
  name: string;
  rounds: LoadFigures[];
}

/**
 * One side after the other, round after round, so that whatever else the machine does falls on both.
 * Each round has fresh processes; making them is not measured.
 */
export async function sideBySide(
  sides: readonly Side[],
  { atOnce, count, rounds }: { atOnce: number; count: number; rounds: number },
): Promise<Comparison> {
  const rows = sides.flatMap(({ names }) => names.map((name): Row => ({ name, rounds: [] })));
  for (let round = 0; round < rounds; round += 1) {
    const ways: Way[] = [];
    for (const side of sides) ways.push(...(await side.prepare(atOnce)));
    for (const [n, way] of ways.entries()) {
      rows[n]?.rounds.push(figuresOf(await underLoad(count, atOnce, way)));
    }
  }
  return { atOnce, rows };
}

/** The median of the rounds, and the least and the most. */
export function overRounds(
  row: Row,
  figure: keyof LoadFigures,
): { median: number; least: number; most: number } {
  const values = row.rounds.map((one) => one[figure]);
  return { median: quantile(values, 0.5), least: Math.min(...values), most: Math.max(...values) };
}

/** How many times the first row's figure this row's is: the median of the rounds' own ratios. */
export function ratioToFirst({ rows }: Comparison, row: Row, figure: keyof LoadFigures): number {
  const first = rows[0]?.rounds ?? [];
  const ratios = row.rounds.map((one, n) => {
    const bare = first[n]?.[figure] ?? Number.NaN;
    return figure === 'perSecond' ? bare / one[figure] : one[figure] / bare;
  });
  return quantile(ratios, 0.5);
}
