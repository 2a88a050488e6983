import type { Cell } from '../list-page';
import type { PageContext } from '../page';
import { type ChartView, pictureView } from './chart-view';
import { CHART_COLOURS, roomFor } from './draw-chart';
import { element, outline, picture, type Svg, words } from './svg';

/** One outline of the radar. */
export interface RadarSeries {
  name: string;
  /** Share of the most there was to get on each axis, 0-1; null: nobody judged it. */
  shares: readonly (number | null)[];
}

type Words = Pick<PageContext, 't' | 'percent'>;

const RADIUS = 120;
const LINE = 22;
/** Told apart by their dashes as well: colour never says it alone. */
const STROKES: readonly { readonly [attribute: string]: string | number }[] = [
  { stroke: CHART_COLOURS.done, 'stroke-width': 3, 'stroke-dasharray': 'none' },
  { stroke: '#b1471d', 'stroke-width': 2, 'stroke-dasharray': '7 4' },
  { stroke: '#00703c', 'stroke-width': 2, 'stroke-dasharray': '2 3' },
  { stroke: '#4c2c92', 'stroke-width': 2, 'stroke-dasharray': '10 3 2 3' },
  { stroke: CHART_COLOURS.line, 'stroke-width': 2, 'stroke-dasharray': '4 2' },
];

/**
 * Shares on several axes as one outline for each series, the first one filled; null for fewer than three axes, which
 * make no figure.
 * @param head word of the table's first column
 * @param axes what stands at each axis, from the top in the direction of a clock
 */
export function radar(
  context: Words,
  title: string,
  head: string,
  axes: readonly string[],
  series: readonly RadarSeries[],
): ChartView | null {
  if (axes.length < 3) return null;
  const { percent } = context;
  const shown = (share: number | null | undefined): Cell => ({
    text: share === null || share === undefined ? '—' : percent(share),
    format: 'numeric',
  });
  return pictureView(
    context,
    {
      title,
      head: [{ text: head }, ...series.map(({ name }): Cell => ({ text: name, format: 'numeric' }))],
      rows: axes.map((axis, n) => [{ text: axis }, ...series.map(({ shares }) => shown(shares[n]))]),
    },
    drawn(axes, series, percent),
  );
}

function drawn(axes: readonly string[], series: readonly RadarSeries[], percent: Words['percent']): Svg {
  const room = roomFor(axes);
  const legend = series.length * LINE + 12;
  const wide = 2 * (RADIUS + room);
  const centre = { x: wide / 2, y: legend + RADIUS + 2 * LINE };
  const angle = (n: number) => (2 * Math.PI * n) / axes.length - Math.PI / 2;
  const at = (n: number, share: number): [number, number] => [
    centre.x + Math.cos(angle(n)) * RADIUS * share,
    centre.y + Math.sin(angle(n)) * RADIUS * share,
  ];
  const ring = (share: number) =>
    element('polygon', {
      points: outline(axes.map((_, n) => at(n, share))),
      fill: 'none',
      stroke: '#b1b4b6',
    });
  const scale = [0.5, 1].map((share) => {
    const [x, y] = at(0, share);
    return words(percent(share), { x: x + 4, y: y - 3, 'font-size': 12, fill: CHART_COLOURS.line });
  });
  const names = axes.map((name, n) => {
    const [x, y] = at(n, 1.1);
    const side = Math.cos(angle(n));
    const anchor = Math.abs(side) < 0.1 ? 'middle' : side > 0 ? 'start' : 'end';
    // The one at the top keeps clear of the scale.
    return words(name, { x, y: n === 0 ? y - 8 : y + 5, 'text-anchor': anchor });
  });
  const spokes = axes.map((_, n) => {
    const [x2, y2] = at(n, 1);
    return element('line', { x1: centre.x, y1: centre.y, x2, y2, stroke: CHART_COLOURS.rest });
  });
  const lines = series.map(({ shares }, place) => {
    // What nobody judged is left out of the figure rather than shown as nothing earned.
    const points = axes.flatMap((_, n) => {
      const share = shares[n];
      return share === null || share === undefined ? [] : [at(n, share)];
    });
    const filled = place === 0 && { fill: CHART_COLOURS.part, 'fill-opacity': '0.3' };
    return element('polygon', { points: outline(points), fill: 'none', ...filled, ...strokeOf(place) });
  });
  const keys = series.flatMap(({ name }, place) => {
    const y = 16 + place * LINE;
    return [
      element('line', { x1: 8, x2: 44, y1: y - 5, y2: y - 5, ...strokeOf(place) }),
      words(name, { x: 52, y }),
    ];
  });
  const height = centre.y + RADIUS + 1.5 * LINE;
  return picture(
    Math.max(wide, 60 + roomFor(series.map(({ name }) => name))),
    height,
    ...[0.25, 0.5, 0.75, 1].map(ring),
    ...[...spokes, ...lines, ...scale, ...names, ...keys],
  );
}

const strokeOf = (place: number) => STROKES[place % STROKES.length] ?? {};
