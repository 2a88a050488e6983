import { z } from 'zod';
import type { StreetShape } from '../../domain/serve/street-map';
import { says } from '../record/schema-words';

const longitude = z.number().min(-180).max(180);
const latitude = z.number().min(-90).max(90);
/** Heights are left out. */
const position = z.tuple([longitude, latitude], z.number()).transform(([x, y]) => [x, y] as const);
const ring = z.array(position).min(4).max(50_000);
const polygon = z.array(ring).min(1).max(50);

const NO_CODE = {
  zh: '每个街道须在 properties 中写明 streetCode',
  en: 'needs a streetCode in its properties',
};
const TOO_FINE = { zh: '边界点过多，请先简化', en: 'has too many corners: simplify it first' };
const TWICE = { zh: '同一街道代码出现两次', en: 'names a street twice' };

const feature = z.object({
  type: z.literal('Feature'),
  properties: z.object({
    streetCode: z
      .string({ error: says(NO_CODE) })
      .trim()
      .min(1, { error: says(NO_CODE) })
      .max(64),
  }),
  geometry: z.discriminatedUnion('type', [
    z.object({ type: z.literal('Polygon'), coordinates: polygon }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1).max(200) }),
  ]),
});

const MOST_POSITIONS = 200_000;

/** How many positions: each is two numbers. */
const count = (features: readonly z.output<typeof feature>[]): number =>
  features.reduce((sum, { geometry }) => sum + (geometry.coordinates as unknown[]).flat(9).length, 0) / 2;

/** Boundaries of streets as GeoJSON (RFC 7946): one feature for each, its code in `properties.streetCode`. */
export const streetGeoJson = z
  .object({ type: z.literal('FeatureCollection'), features: z.array(feature).min(1).max(300) })
  .refine(({ features }) => count(features) <= MOST_POSITIONS, { error: says(TOO_FINE) })
  .refine(
    ({ features }) => {
      const codes = features.map(({ properties }) => properties.streetCode);
      return new Set(codes).size === codes.length;
    },
    { error: says(TWICE) },
  );

/** The shapes that a file holds. */
export function shapesOf({ features }: z.output<typeof streetGeoJson>): StreetShape[] {
  return features.map(({ properties, geometry }) => ({
    streetCode: properties.streetCode,
    polygons: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  }));
}

/** What is kept of it. */
export const streetMapView = z.object({
  id: z.string(),
  streets: z.array(
    z.object({
      streetCode: z.string(),
      polygons: z
        .array(z.array(z.array(z.tuple([z.number(), z.number()]).readonly()).readonly()).readonly())
        .readonly(),
    }),
  ),
  at: z.string(),
});
