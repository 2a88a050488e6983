import type { DemoRun } from './demo';
import { growthOf, MATCH_AIM, type MatchFigures, togetherOf } from './match';
import type { MemoryFigures } from './memory';
import { AIM_MS, type Measured, type PageFigures } from './pages';
import { REFUSAL_LIMIT_MS, type RefusalFigures } from './refusals';
import { type Comparison, overRounds, type Row, ratioToFirst } from './side-by-side';

/** One table: every row's median over the rounds, with the range in brackets. */
export function comparisonLines(comparison: Comparison): string[] {
  const { atOnce, rows } = comparison;
  const title = atOnce === 1 ? 'One decision at a time' : `${atOnce} decisions at a time`;
  const head = line(['', 'a second', 'p50 ms', 'p95 ms', '× bare: p50', 'throughput']);
  return [
    `${title}, median of ${rows[0]?.rounds.length ?? 0} rounds [least–most]`,
    head,
    ...rows.map((row) => rowLine(comparison, row)),
  ];
}

function rowLine(comparison: Comparison, row: Row): string {
  const cell = (figure: 'perSecond' | 'p50' | 'p95') => {
    const { median, least, most } = overRounds(row, figure);
    return `${median.toFixed(1)} [${least.toFixed(1)}–${most.toFixed(1)}]`;
  };
  return line([
    row.name,
    cell('perSecond'),
    cell('p50'),
    cell('p95'),
    ratioToFirst(comparison, row, 'p50').toFixed(2),
    ratioToFirst(comparison, row, 'perSecond').toFixed(2),
  ]);
}

const WIDTHS = [18, 20, 24, 26, 12, 12];

function line(cells: string[]): string {
  const padded = cells.map((cell, n) =>
    n === 0 ? cell.padEnd(WIDTHS[n] ?? 0) : cell.padStart(WIDTHS[n] ?? 0),
  );
  return padded.join('');
}

const mebibytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MiB`;

export function memoryLines(figures: MemoryFigures): string[] {
  const { projects, before, after, database, engine, journalEntries, seconds } = figures;
  const per = (bytes: number) => mebibytes((bytes / projects) * 1_000);
  return [
    `Memory of a worker with ${projects} open projects: ${mebibytes(before)} before, ${mebibytes(after)} after`,
    `  for each 1,000 open projects: ${per(after - before)} of memory, ${per(database)} of MongoDB, ${per(engine)} of Temporal`,
    `  ${journalEntries} journal entries; opened in ${seconds.toFixed(0)} s (${(projects / seconds).toFixed(0)} a second)`,
  ];
}

export function demoLines(run: DemoRun): string[] {
  return [
    `Demo: ${run.projects} projects, ${run.journalEntries} journal entries, played in ${run.seconds.toFixed(0)} s (${run.wholeSeconds.toFixed(0)} s with start and end)`,
    ...Object.entries(run.actions).map(
      ([programme, mean]) => `  Temporal actions of a project cycle, ${programme}: ${mean} on average`,
    ),
  ];
}

/** Assigning, ranking and calibrating at each size, and how much longer than at the size before; the aim marked. */
export function matchLines(sizes: readonly MatchFigures[]): string[] {
  const [first, last] = [sizes[0], sizes.at(-1)];
  const growth = (one: MatchFigures, before: MatchFigures) => {
    const { found, nLogN } = growthOf(one, before);
    return `${found.toFixed(1)} of ${nLogN.toFixed(1)}`;
  };
  return [
    'Assigning, ranking and calibrating with 5 seats, ms (growth: measured of what n log n would be)',
    line(['applications', 'assign', 'rank, calibrate', 'together', 'growth', 'best total']),
    ...sizes.map((one, n) => {
      const before = sizes[n - 1];
      const isAim = one.applications === MATCH_AIM.applications;
      const together = togetherOf(one);
      return line([
        String(one.applications),
        one.assign.toFixed(1),
        one.rank.toFixed(1),
        `${together.toFixed(1)}${isAim && together > MATCH_AIM.ms ? ' !' : ''}`,
        before ? growth(one, before) : '',
        `${one.advise.toFixed(0)}${one.exact ? '' : ' ended'}`,
      ]);
    }),
    ...(first && last
      ? [`  from ${first.applications} to ${last.applications} applications: × ${growth(last, first)}`]
      : []),
  ];
}

/** Every kind of refusal with its times; what is told apart that must not be, or the other way round, is marked. */
export function refusalLines(figures: readonly RefusalFigures[]): string[] {
  return [
    `What is there and refused beside what is not there, ms (told apart: ${REFUSAL_LIMIT_MS} ms or more, and no chance)`,
    pageLine('', 'there', 'not there', 'apart', 'chance', 'asked'),
    ...figures.map(({ name, kind, samples, apart, missed }) =>
      pageLine(
        `${name}${kind === 'heard' ? ' (must differ)' : ''}`,
        ...[apart.first, apart.second, apart.difference, apart.chance].map((one) => one.toFixed(2)),
        `${samples}${missed ? ' !' : ''}`,
      ),
    ),
  ];
}

/** Every page with its times, what is above the aim marked; at more than one size with how much longer it took. */
export function pageLines({ sizes }: PageFigures): string[] {
  const [last, before] = [sizes.at(-1), sizes.at(-2)];
  if (!last) return [];
  const { projects, measured, counts, seconds } = last;
  const slow = measured.filter(({ p95 }) => p95 > AIM_MS);
  return [
    `${measured.length} pages with ${projects} projects, ${counts.needs} needs, ${counts.journal} journal entries (seeded in ${seconds.toFixed(0)} s)`,
    pageLine('', 'p50 ms', 'p95 ms', before ? `× ${before.projects}` : '', ''),
    ...measured.map((one, n) => lineOf(one, before?.measured[n])),
    `${slow.length} of ${measured.length} above ${AIM_MS} ms at p95`,
  ];
}

function lineOf({ visit, status, p50, p95 }: Measured, before: Measured | undefined): string {
  const mark = [p95 > AIM_MS ? '!' : '', status === 200 ? '' : String(status)].join(' ');
  const growth = before ? (p50 / before.p50).toFixed(1) : '';
  return pageLine(`${visit.role ?? 'everybody'} ${visit.name}`, p50.toFixed(0), p95.toFixed(0), growth, mark);
}

function pageLine(name: string, ...cells: string[]): string {
  return `${name.padEnd(76)}${cells.map((cell) => cell.padStart(9)).join('')}`;
}
