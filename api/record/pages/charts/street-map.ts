import { extentOf, type Position, type Ring, type StreetShape } from '../../../../domain/serve/street-map';
import type { PageContext } from '../page';
import { type ChartView, pictureView } from './chart-view';
import type { StreetRow } from './street-tiles';
import { element, picture, type Svg, words } from './svg';

/** A street with what its boundaries are found by. */
export interface PlacedRow extends StreetRow {
  streetCode: string | null;
}

type Words = Pick<PageContext, 't' | 'number'>;

const LARGEST = { width: 560, height: 560 };
const MARGIN = 8;
/** From light to dark, for the least to the most; the names in the light halo can be read on each. */
const SHADES = ['#eef3f7', '#cfdce8', '#9db8d0', '#6791b5', '#3f6e98'];

/**
 * The streets where they lie, darker the more there is. What has no boundaries stands in the table only.
 * @param heads words of the columns: street, value
 */
export function streetMap(
  context: Words,
  title: string,
  heads: readonly [string, string],
  rows: readonly PlacedRow[],
  shapes: readonly StreetShape[],
): ChartView {
  const { number } = context;
  return pictureView(
    context,
    {
      title,
      head: [{ text: heads[0] }, { text: heads[1], format: 'numeric' }],
      rows: rows.map(({ street, value }) => [{ text: street }, { text: number(value), format: 'numeric' }]),
    },
    drawn(rows, shapes, number),
  );
}

function drawn(rows: readonly PlacedRow[], shapes: readonly StreetShape[], number: Words['number']): Svg {
  const { at, width, height } = projection(shapes);
  const most = Math.max(...rows.map(({ value }) => value), 1);
  const rowOf = (code: string) => rows.find(({ streetCode }) => streetCode === code);
  const shade = (value: number) =>
    SHADES[Math.min(Math.floor((value / most) * SHADES.length), SHADES.length - 1)];
  const areas = shapes.map(({ streetCode, polygons }) => {
    const row = rowOf(streetCode);
    return element('path', {
      d: polygons
        .flat()
        .map((ring) => outlineOf(ring, at))
        .join(''),
      fill: (row && shade(row.value)) ?? '#ffffff',
      ...{ 'fill-rule': 'evenodd', stroke: '#505a5f', 'stroke-width': 1 },
    });
  });
  const halo = { 'paint-order': 'stroke', stroke: '#ffffff', 'stroke-width': 3, 'text-anchor': 'middle' };
  const names = shapes.flatMap((shape): Svg[] => {
    const row = rowOf(shape.streetCode);
    if (!row) return [];
    const { west, east, south, north } = extentOf([largestOf(shape)]);
    const [x, y] = at([(west + east) / 2, (south + north) / 2]);
    return [
      words(row.street, { x, y: y - 3, ...halo }),
      words(number(row.value), { x, y: y + 14, ...halo, 'font-weight': 'bold' }),
    ];
  });
  return picture(width, height, ...areas, ...names);
}

/** The outline that a name is written on: of several the one that reaches furthest. */
function largestOf({ streetCode, polygons }: StreetShape): StreetShape {
  const reach = (polygon: StreetShape['polygons'][number]) => {
    const { west, east, south, north } = extentOf([{ streetCode, polygons: [polygon] }]);
    return (east - west) * (north - south);
  };
  const [largest] = [...polygons].sort((a, b) => reach(b) - reach(a));
  return { streetCode, polygons: largest ? [largest] : [] };
}

const outlineOf = (ring: Ring, at: (position: Position) => [number, number]) =>
  `M${ring
    .map((one) =>
      at(one)
        .map((value) => value.toFixed(1))
        .join(' '),
    )
    .join('L')}Z`;

/** From degrees to the picture: over a city the earth is flat, but a degree of longitude is shorter than one of latitude. */
function projection(shapes: readonly StreetShape[]) {
  const { west, east, south, north } = extentOf(shapes);
  const shorter = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const wide = Math.max((east - west) * shorter, 1e-9);
  const high = Math.max(north - south, 1e-9);
  const scale = Math.min((LARGEST.width - 2 * MARGIN) / wide, (LARGEST.height - 2 * MARGIN) / high);
  return {
    width: wide * scale + 2 * MARGIN,
    height: high * scale + 2 * MARGIN,
    at: ([longitude, latitude]: Position): [number, number] => [
      MARGIN + (longitude - west) * shorter * scale,
      MARGIN + (north - latitude) * scale,
    ],
  };
}
