import type { PageContext } from '../page';
import { type ChartView, chartView } from './chart-view';
import { CHART_COLOURS, roomFor } from './draw-chart';

export interface MoneyRow {
  name: string;
  /** Fen, in the order of the series. */
  amounts: readonly number[];
}

type Words = Pick<PageContext, 't' | 'roundMoney' | 'money'>;

/**
 * Money of each row in parts, one beside the other: paid, under way, still to come.
 * @param series words of the parts, at most three
 */
export function stackedMoney(
  words: Words,
  title: string,
  nameHead: string,
  series: readonly string[],
  rows: readonly MoneyRow[],
): Promise<ChartView> {
  const { money, roundMoney } = words;
  const values = rows.flatMap(({ name, amounts }) =>
    series.map((part, n) => ({ name, part, order: n, yuan: (amounts[n] ?? 0) / 100 })),
  );
  const most = Math.max(...rows.map(({ amounts }) => amounts.reduce((sum, one) => sum + one, 0)), 1);
  const totals = rows.map(({ name, amounts }) => {
    const total = amounts.reduce((sum, one) => sum + one, 0);
    return { name, total: total / 100, label: roundMoney(total) };
  });
  const { done, part, rest } = CHART_COLOURS;
  const x = { type: 'quantitative' as const, axis: null, scale: { domain: [0, most / 100] } };
  return chartView(
    words,
    {
      title,
      head: [{ text: nameHead }, ...series.map((text) => ({ text, format: 'numeric' as const }))],
      rows: rows.map(({ name, amounts }) => [
        { text: name },
        ...series.map((_, n) => ({ text: money(amounts[n] ?? 0), format: 'numeric' as const })),
      ]),
    },
    {
      description: title,
      width: 360,
      height: { step: 34 },
      encoding: {
        y: {
          field: 'name',
          type: 'nominal',
          sort: null,
          title: null,
          axis: { minExtent: roomFor(rows.map(({ name }) => name)), ticks: false, domain: false },
        },
      },
      layer: [
        {
          data: { values },
          mark: { type: 'bar', height: 18 },
          encoding: {
            x: { ...x, field: 'yuan', stack: 'zero' },
            order: { field: 'order' },
            color: {
              field: 'part',
              type: 'nominal',
              sort: null,
              scale: { domain: [...series], range: series.length > 2 ? [done, part, rest] : [done, rest] },
            },
          },
        },
        {
          data: { values: totals },
          mark: { type: 'text', align: 'left', dx: 6 },
          encoding: { x: { ...x, field: 'total' }, text: { field: 'label' } },
        },
      ],
    },
  );
}
