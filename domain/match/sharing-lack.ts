import type { ReadingTerms } from './reading-terms';
import type { Sharing } from './sharing';

/** What of the readings that the rulebook asks for could not be given. */
export interface Lack {
  /** Readings in all. */
  missing: number;
  /** The most that one application lacks. */
  ofOne: number;
  /** Applications that nobody reads. */
  unread: number;
}

export const NO_LACK: Lack = { missing: 0, ofOne: 0, unread: 0 };

export function lackOf(lacking: Sharing['lacking']): Lack {
  return {
    missing: lacking.reduce((sum, one) => sum + one.missing, 0),
    ofOne: Math.max(0, ...lacking.map((one) => one.missing)),
    unread: lacking.filter((one) => one.readers === 0).length,
  };
}

/** Seats that have room for what is lacking, when there are no ties in the way. */
export function seatsFor({ missing, ofOne }: Lack, { most }: Pick<ReadingTerms, 'most'>): number {
  return Math.max(ofOne, most === undefined ? 0 : Math.ceil(missing / most));
}
