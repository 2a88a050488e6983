import type { TopLevelSpec } from 'vega-lite';
import type { Cell } from '../list-page';
import type { PageContext } from '../page';
import { drawChart } from './draw-chart';

/** A chart as its part of a page takes it: a picture that can run nothing, its words, and the table behind it. */
export interface ChartView {
  /** SVG as a data address. */
  src: string;
  /** What the picture says, for those who do not see it. */
  alt: string;
  width: number;
  height: number;
  table: { caption: string; captionClasses: string; head: Cell[]; rows: Cell[][] };
}

/** What is behind a chart. */
export interface Charted {
  title: string;
  head: Cell[];
  rows: Cell[][];
}

type Words = Pick<PageContext, 't'>;

/** Draws a chart for a page. */
export async function chartView(words: Words, charted: Charted, spec: TopLevelSpec): Promise<ChartView> {
  return pictureView(words, charted, await drawChart(spec));
}

/** A picture that is drawn already. What its table holds is what it is said to show. */
export function pictureView({ t }: Words, charted: Charted, svg: string): ChartView {
  const [, width = '0', height = '0'] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  const { title, head, rows } = charted;
  const values = rows.map((row) => row.map(({ text }) => text).join(' ')).join('; ');
  return {
    src: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
    alt: t('record.chart-alt', { title, values }),
    width: Math.ceil(Number(width)),
    height: Math.ceil(Number(height)),
    table: { caption: title, captionClasses: 'govuk-table__caption--s', head, rows },
  };
}
