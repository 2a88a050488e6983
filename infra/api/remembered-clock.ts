import type { ClockReading } from '../../domain/record/clock';
import type { Collection } from '../../domain/record/store';

const FOR_MS = 50;
/** The only one that is remembered: others are marks that come and go. */
const REMEMBERED = 'clock';

type Clocks = Collection<ClockReading & { id: string }>;

/**
 * A sandbox's clock is asked for in every request and seldom moved: it is read again after 50 ms of real time, and
 * at once after it was moved here.
 */
export function rememberedClock(clocks: Clocks): Clocks {
  let last: { at: number; clock: ReturnType<Clocks['get']> } | null = null;
  return {
    ...clocks,
    get(id) {
      if (id !== REMEMBERED) return clocks.get(id);
      if (!last || Date.now() - last.at > FOR_MS) last = { at: Date.now(), clock: clocks.get(id) };
      return last.clock;
    },
    async put(id, set) {
      await clocks.put(id, set);
      last = null;
    },
  };
}
