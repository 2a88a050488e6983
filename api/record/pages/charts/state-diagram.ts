import type { Lifecycle } from '../../../../domain/record/lifecycle';
import type { PageContext } from '../page';
import { type ChartView, pictureView } from './chart-view';
import { CHART_COLOURS, roomFor } from './draw-chart';
import { element, outline, picture, type Svg, words } from './svg';

type Words = Pick<PageContext, 't' | 'code' | 'decided' | 'day'>;

const HEIGHT = 46;
const NARROWEST = 118;
/** Between boxes. */
const GAP = { x: 40, y: 46 };
const MARGIN = 6;

interface Place {
  state: string;
  /** Middle of its box. */
  x: number;
  y: number;
}

/**
 * The states of a process and the ways between them; the present state is marked, and those that it came through.
 * @param present code of the state
 * @param reached state → instant at which it was reached
 */
export function stateDiagram(
  context: Words,
  { initial, table }: Pick<Lifecycle, 'initial' | 'table'>,
  present: string,
  reached: { readonly [state: string]: string | undefined },
): ChartView {
  const { t, code, decided, day } = context;
  const waysFrom = (state: string) =>
    Object.entries(table[state] ?? {}).filter((way): way is [string, string] => way[1] !== state);
  const layers = layersOf(initial, waysFrom);
  const states = layers.flat();
  const when = (state: string) => {
    const at = reached[state];
    return at === undefined ? '' : day(at);
  };
  return pictureView(
    context,
    {
      title: t('record.state-diagram', { state: code(present) }),
      head: ['record.state', 'record.reached', 'record.ways-out'].map((key) => ({ text: t(key) })),
      rows: states.map((state) => [
        { text: state === present ? t('record.present-state', { state: code(state) }) : code(state) },
        { text: when(state) || '—' },
        {
          text:
            waysFrom(state)
              .map(([decision, to]) => t('record.way', { decision: decided(decision), state: code(to) }))
              .join(t('record.and')) || '—',
        },
      ]),
    },
    drawn(layers, waysFrom, (state) => ({
      name: state === present ? t('record.present-state', { state: code(state) }) : code(state),
      below: when(state),
      isPresent: state === present,
      isPast: reached[state] !== undefined,
    })),
  );
}

/** States by how many decisions they are away from the first. */
function layersOf(initial: string, waysFrom: (state: string) => [string, string][]): string[][] {
  const layers: string[][] = [];
  const seen = new Set<string>();
  let next = [initial];
  while (next.length > 0) {
    for (const one of next) seen.add(one);
    layers.push(next);
    next = [...new Set(next.flatMap((state) => waysFrom(state).map(([, to]) => to)))].filter(
      (one) => !seen.has(one),
    );
  }
  return layers;
}

/** A box with room for the longest of the names. */
interface Box {
  width: number;
  height: number;
}

interface Shown {
  name: string;
  below: string;
  isPresent: boolean;
  isPast: boolean;
}

function drawn(
  layers: readonly string[][],
  waysFrom: (state: string) => [string, string][],
  show: (state: string) => Shown,
): Svg {
  const widest = Math.max(...layers.map(({ length }) => length));
  const names = layers.flat().map((state) => show(state).name);
  const size: Box = { width: Math.max(NARROWEST, roomFor(names)), height: HEIGHT };
  const step = { x: size.width + GAP.x, y: size.height + GAP.y };
  const places = layers.flatMap((layer, row) =>
    layer.map((state, n): Place => {
      const column = n + (widest - layer.length) / 2;
      return {
        state,
        x: MARGIN + size.width / 2 + column * step.x,
        y: MARGIN + size.height / 2 + row * step.y,
      };
    }),
  );
  const at = new Map(places.map((one) => [one.state, one]));
  const arrows = places.flatMap((from) =>
    [...new Set(waysFrom(from.state).map(([, to]) => to))].flatMap((name) => {
      const to = at.get(name);
      const returns = waysFrom(name).some(([, back]) => back === from.state);
      return to ? arrow(from, to, size, returns) : [];
    }),
  );
  const width = (widest - 1) * step.x + size.width + 2 * MARGIN;
  const height = (layers.length - 1) * step.y + size.height + 2 * MARGIN;
  return picture(width, height, ...arrows, ...places.flatMap((one) => box(one, size, show(one.state))));
}

function box({ x, y }: Place, { width, height }: Box, { name, below, isPresent, isPast }: Shown): Svg[] {
  const fill = isPresent ? CHART_COLOURS.done : isPast ? '#e8f1f8' : '#ffffff';
  const colour = isPresent ? '#ffffff' : '#0b0c0c';
  const middle = { x, 'text-anchor': 'middle', fill: colour };
  return [
    element('rect', {
      ...{ x: x - width / 2, y: y - height / 2, rx: 4, width, height, fill },
      ...{ stroke: CHART_COLOURS.line, 'stroke-width': isPresent ? 3 : 1 },
    }),
    words(name, { ...middle, y: below === '' ? y + 5 : y - 3, ...(isPresent && { 'font-weight': 'bold' }) }),
    ...(below === '' ? [] : [words(below, { ...middle, y: y + 15, 'font-size': 12 })]),
  ];
}

/** From the edge of one box to the edge of another; a way that also leads back stands a little aside. */
function arrow(from: Place, to: Place, { width, height }: Box, returns: boolean): Svg[] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const [ux, uy] = [dx / length, dy / length];
  const aside = returns ? 9 : 0;
  const shift = { x: -uy * aside, y: ux * aside };
  const reach = Math.min(
    Math.abs(ux) < 1e-9 ? Number.POSITIVE_INFINITY : width / 2 / Math.abs(ux),
    Math.abs(uy) < 1e-9 ? Number.POSITIVE_INFINITY : height / 2 / Math.abs(uy),
  );
  const start = { x: from.x + ux * reach + shift.x, y: from.y + uy * reach + shift.y };
  const tip = { x: to.x - ux * (reach + 2) + shift.x, y: to.y - uy * (reach + 2) + shift.y };
  const back = (along: number, across: number): [number, number] => [
    tip.x - ux * along - uy * across,
    tip.y - uy * along + ux * across,
  ];
  return [
    element('line', {
      ...{ x1: start.x, y1: start.y, x2: tip.x - ux * 8, y2: tip.y - uy * 8 },
      ...{ stroke: CHART_COLOURS.line, 'stroke-width': 1.5 },
    }),
    element('polygon', {
      points: outline([[tip.x, tip.y], back(10, 5), back(10, -5)]),
      fill: CHART_COLOURS.line,
    }),
  ];
}
