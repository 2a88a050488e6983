import type { PageContext } from '../page';
import { type ChartView, chartView } from './chart-view';
import { CHART_COLOURS, roomFor } from './draw-chart';

export interface Span {
  name: string;
  /** Instants; an open end reaches to now. */
  from: string;
  to: string | null;
}

type Words = Pick<PageContext, 't' | 'day' | 'now'>;

/**
 * What took from when to when.
 * @param heads words of the columns: name, from, to
 */
export function timeline(
  words: Words,
  title: string,
  heads: readonly [string, string, string],
  spans: readonly Span[],
): Promise<ChartView> {
  const { day, now } = words;
  const values = spans.map(({ name, from, to }) => ({
    ...{ name, from, to: to ?? now, isOpen: to === null },
    label: to === null ? `${day(from)} –` : `${day(from)} – ${day(to)}`,
  }));
  const last =
    values
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? now;
  return chartView(
    words,
    {
      title,
      head: heads.map((text) => ({ text })),
      rows: spans.map(({ name, from, to }) => [
        { text: name },
        { text: day(from) },
        { text: to === null ? '—' : day(to) },
      ]),
    },
    {
      description: title,
      width: 300,
      height: { step: 34 },
      // A place in time is read as such from a field only.
      data: { values: values.map((one) => ({ ...one, last })) },
      encoding: {
        y: {
          field: 'name',
          type: 'nominal',
          sort: null,
          title: null,
          axis: { minExtent: roomFor(spans.map(({ name }) => name)), ticks: false, domain: false },
        },
      },
      layer: [
        {
          mark: { type: 'bar', height: 14 },
          encoding: {
            x: { field: 'from', type: 'temporal', title: null, axis: null },
            x2: { field: 'to' },
            color: {
              condition: { test: 'datum.isOpen', value: CHART_COLOURS.part },
              value: CHART_COLOURS.done,
            },
          },
        },
        {
          mark: { type: 'text', align: 'left', dx: 8 },
          encoding: { x: { field: 'last', type: 'temporal' }, text: { field: 'label' } },
        },
      ],
    },
  );
}
