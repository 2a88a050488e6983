import { seeded } from './seeded';

/** Every process of a sandbox that may be killed; all of them are started again by the launcher. */
export const VICTIMS = ['worker', 'api', 'temporal', 'mongo', 'sandbox'] as const;
export type Victim = (typeof VICTIMS)[number];

export interface Kill {
  /** How many decisions are on record when it strikes. */
  atEntries: number;
  victim: Victim;
}

/** The end of a demo is left in peace: there nobody is left to be disturbed. */
const LAST_SHARE = 0.95;

/**
 * Spreads kills over the progress of a demo, not over its time: each process gets its turn, in a drawn order, at
 * drawn moments in equal parts of the journal.
 * @param entries how many journal entries an undisturbed demo makes
 */
export function planKills(seed: number, kills: number, entries: number): Kill[] {
  const draw = seeded(seed);
  const part = (entries * LAST_SHARE) / kills;
  let left: Victim[] = [];
  return Array.from({ length: kills }, (_, n) => {
    if (left.length === 0) left = [...VICTIMS];
    const [victim] = left.splice(Math.floor(draw() * left.length), 1) as [Victim];
    return { atEntries: Math.max(1, Math.floor((n + draw()) * part)), victim };
  });
}
