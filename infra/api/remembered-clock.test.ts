import type { ClockReading } from '../../domain/record/clock';
import type { Collection } from '../../domain/record/store';
import { rememberedClock } from './remembered-clock';

type Clocks = Collection<ClockReading & { id: string }>;

const held = (holdAt: string) => ({
  id: 'clock',
  realAnchor: holdAt,
  businessAnchor: holdAt,
  pace: 1,
  holdAt,
});

function clocksWith(clock: ReturnType<typeof held>) {
  const kept = new Map([['clock', clock]]);
  let reads = 0;
  const clocks = {
    get: async (id: string) => {
      reads += 1;
      return kept.get(id) ?? null;
    },
    put: async (id: string, set: ReturnType<typeof held>) => void kept.set(id, set),
  } as unknown as Clocks;
  return { clocks: rememberedClock(clocks), reads: () => reads };
}

test('the clock is read once for requests that come at the same time', async () => {
  const { clocks, reads } = clocksWith(held('2025-02-10T01:00:00.000Z'));
  await Promise.all([clocks.get('clock'), clocks.get('clock'), clocks.get('clock')]);
  expect(reads()).toBe(1);
});

test('a clock that was moved here is read again at once', async () => {
  const { clocks } = clocksWith(held('2025-02-10T01:00:00.000Z'));
  await clocks.get('clock');
  await clocks.put('clock', held('2025-02-11T01:00:00.000Z'));
  expect(await clocks.get('clock')).toMatchObject({ holdAt: '2025-02-11T01:00:00.000Z' });
});

test('looking for a mark beside the clock is not taken for the clock', async () => {
  const { clocks } = clocksWith(held('2025-02-10T01:00:00.000Z'));
  expect(await clocks.get('untold')).toBeNull();
  expect(await clocks.get('clock')).toMatchObject({ holdAt: '2025-02-10T01:00:00.000Z' });
});
