import type { Drawn } from './draw-panel';
import type { PanelTerms } from './panel-terms';

/**
 * Whether these seats may judge a purchase: an odd number, at least as many as its method asks for, experts holding
 * their share (Government Procurement Law, Art. 38). What is no purchase has its quorum alone.
 */
export function isLawful(
  seats: readonly Pick<Drawn, 'expert'>[],
  { oddFrom, expertShare }: Pick<PanelTerms, 'oddFrom' | 'expertShare'>,
): boolean {
  if (oddFrom === undefined) return true;
  const experts = seats.filter((one) => one.expert).length;
  return seats.length % 2 === 1 && seats.length >= oddFrom && experts * 100 >= seats.length * expertShare;
}

/** One more where the number has to be odd and is not: nobody's sheet is ever left out for it. */
export function toOdd(seats: number, { oddFrom }: Pick<PanelTerms, 'oddFrom'>): number {
  return oddFrom !== undefined && seats % 2 === 0 ? seats + 1 : seats;
}
