import type { PageContext } from '../page';
import { type ChartView, chartView } from './chart-view';
import { CHART_COLOURS, roomFor } from './draw-chart';

export interface ShareRow {
  name: string;
  /** Of `full`. */
  value: number;
  full: number;
}

type Words = Pick<PageContext, 't' | 'number' | 'percent'>;

/**
 * Points of each dimension against the most there was to get: what a radar shows, where lengths can be compared.
 * @param heads words of the columns: name, points, full points, share
 */
export function shareBars(
  words: Words,
  title: string,
  heads: readonly [string, string, string, string],
  rows: readonly ShareRow[],
): Promise<ChartView> {
  const { number, percent } = words;
  const shareOf = ({ value, full }: ShareRow) => (full === 0 ? 0 : value / full);
  const y = {
    field: 'name',
    type: 'nominal' as const,
    sort: null,
    title: null,
    axis: { minExtent: roomFor(rows.map(({ name }) => name)), ticks: false, domain: false },
  };
  const scale = { domain: [0, 1] };
  const values = rows.map((row) => ({
    name: row.name,
    share: shareOf(row),
    full: 1,
    label: percent(shareOf(row)),
  }));
  return chartView(
    words,
    {
      title,
      head: heads.map((text, n) => (n === 0 ? { text } : { text, format: 'numeric' })),
      rows: rows.map((row) => [
        { text: row.name },
        { text: number(row.value), format: 'numeric' },
        { text: number(row.full), format: 'numeric' },
        { text: percent(shareOf(row)), format: 'numeric' },
      ]),
    },
    {
      description: title,
      width: 360,
      height: { step: 34 },
      data: { values },
      encoding: { y },
      layer: [
        {
          mark: { type: 'bar', color: CHART_COLOURS.rest, height: 18 },
          encoding: { x: { field: 'full', type: 'quantitative', scale, axis: null } },
        },
        {
          mark: { type: 'bar', color: CHART_COLOURS.done, height: 18 },
          encoding: { x: { field: 'share', type: 'quantitative', scale, axis: null } },
        },
        {
          mark: { type: 'text', align: 'left', dx: 6 },
          encoding: { x: { datum: 1 }, text: { field: 'label' } },
        },
      ],
    },
  );
}
