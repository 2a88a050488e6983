/** A place on earth: longitude and latitude in degrees. */
export type Position = readonly [longitude: number, latitude: number];

/** A closed line; the first position is the last one. */
export type Ring = readonly Position[];

/** Where one street 街道 lies: outlines, each with holes behind it. */
export interface StreetShape {
  /** As organisations and rulebook lots name it. */
  streetCode: string;
  polygons: readonly (readonly Ring[])[];
}

/** The boundaries that a bureau gave of its streets. id = the bureau's organisation. */
export interface StreetMap {
  id: string;
  streets: StreetShape[];
  by: string;
  at: string;
}

/** Finer than that no picture of a city's streets shows anything. */
const PARTS = 600;

/**
 * The same boundaries with no more corners than a picture can show: what lies nearer to the corner before than a
 * six-hundredth of the whole is left out. A ring keeps four positions at least.
 */
export function thinned(streets: readonly StreetShape[]): StreetShape[] {
  const { west, south, east, north } = extentOf(streets);
  const least = Math.max(east - west, north - south) / PARTS;
  return streets.map(({ streetCode, polygons }) => ({
    streetCode,
    polygons: polygons.map((rings) => rings.map((ring) => thinRing(ring, least))),
  }));
}

function thinRing(ring: Ring, least: number): Ring {
  const [first] = ring;
  if (first === undefined || ring.length <= 4) return ring;
  const kept = [first];
  for (const one of ring.slice(1, -1)) {
    const before = kept.at(-1) ?? first;
    if (Math.hypot(one[0] - before[0], one[1] - before[1]) >= least) kept.push(one);
  }
  return kept.length < 3 ? ring.slice(0, 3).concat([first]) : [...kept, first];
}

/** The least and the greatest of all positions, in degrees. */
export function extentOf(streets: readonly StreetShape[]) {
  const extent = { west: 180, south: 90, east: -180, north: -90 };
  for (const { polygons } of streets)
    for (const [longitude, latitude] of polygons.flat(2)) {
      extent.west = Math.min(extent.west, longitude);
      extent.east = Math.max(extent.east, longitude);
      extent.south = Math.min(extent.south, latitude);
      extent.north = Math.max(extent.north, latitude);
    }
  return extent;
}
