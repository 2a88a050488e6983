import type { PageContext } from '../page';
import { type ChartView, chartView } from './chart-view';

export interface StreetRow {
  street: string;
  value: number;
}

type Words = Pick<PageContext, 't' | 'number'>;

const MOST_IN_A_ROW = 5;
/** White or black, whichever can be read on the tile. */
const DARK_FROM = 0.55;

/**
 * A tile for each street 街道, darker the more there is: a map for bureaus that gave no boundaries.
 * @param heads words of the columns: street, value
 */
export function streetTiles(
  words: Words,
  title: string,
  heads: readonly [string, string],
  rows: readonly StreetRow[],
): Promise<ChartView> {
  const { number } = words;
  const most = Math.max(...rows.map(({ value }) => value), 1);
  const wide = Math.min(MOST_IN_A_ROW, Math.max(Math.ceil(Math.sqrt(rows.length)), 1));
  const values = rows.map(({ street, value }, n) => ({
    ...{ street, value, label: number(value), isDark: value / most > DARK_FROM },
    ...{ column: n % wide, row: Math.floor(n / wide) },
  }));
  const text = (field: string, dy: number) => ({
    mark: { type: 'text' as const, dy, fontSize: 14, limit: 150 },
    encoding: {
      text: { field },
      color: { condition: { test: 'datum.isDark', value: '#ffffff' }, value: '#0b0c0c' },
    },
  });
  return chartView(
    words,
    {
      title,
      head: [{ text: heads[0] }, { text: heads[1], format: 'numeric' }],
      rows: rows.map(({ street, value }) => [{ text: street }, { text: number(value), format: 'numeric' }]),
    },
    {
      description: title,
      width: { step: 160 },
      height: { step: 76 },
      data: { values },
      encoding: {
        x: { field: 'column', type: 'ordinal', axis: null, scale: { paddingInner: 0.04, paddingOuter: 0 } },
        y: { field: 'row', type: 'ordinal', axis: null, scale: { paddingInner: 0.06, paddingOuter: 0 } },
      },
      layer: [
        {
          mark: { type: 'rect', stroke: '#505a5f' },
          encoding: {
            color: {
              field: 'value',
              type: 'quantitative',
              legend: null,
              scale: { domain: [0, most], range: ['#eef3f7', '#143d66'] },
            },
          },
        },
        text('street', -10),
        text('label', 12),
      ],
    },
  );
}
