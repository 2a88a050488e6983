import { extentOf, type Position, thinned } from './street-map';

const circle = (corners: number): Position[] => {
  const around = Array.from({ length: corners }, (_, n): Position => {
    const angle = (2 * Math.PI * n) / corners;
    return [117.2 + Math.cos(angle) / 10, 31.8 + Math.sin(angle) / 10];
  });
  return [...around, around[0] as Position];
};

describe('boundaries of streets', () => {
  it('keep no more corners than a picture shows, and stay closed', () => {
    const [street] = thinned([{ streetCode: 'lianhua', polygons: [[circle(20_000)]] }]);
    const ring = street?.polygons[0]?.[0] ?? [];
    expect(ring.length).toBeLessThan(2_000);
    expect(ring.length).toBeGreaterThan(100);
    expect(ring.at(-1)).toEqual(ring[0]);
  });

  it('leave a small street as it is, though the city is large', () => {
    const small: Position[] = [
      [117.001, 31.001],
      [117.0011, 31.001],
      [117.0011, 31.0011],
      [117.001, 31.0011],
      [117.001, 31.001],
    ];
    const [, street] = thinned([
      { streetCode: 'large', polygons: [[circle(100)]] },
      { streetCode: 'small', polygons: [[small]] },
    ]);
    const ring = street?.polygons[0]?.[0] ?? [];
    expect(ring.length).toBeGreaterThanOrEqual(4);
    expect(ring.at(-1)).toEqual(ring[0]);
  });

  it('say how far they reach', () => {
    const { west, east, south, north } = extentOf([{ streetCode: 'lianhua', polygons: [[circle(4)]] }]);
    expect([west, east, south, north].map((one) => one.toFixed(2))).toEqual([
      '117.10',
      '117.30',
      '31.70',
      '31.90',
    ]);
  });
});
