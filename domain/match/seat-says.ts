import type { Seat } from './seat';

export const DECLARATIONS = ['no-conflict', 'conflict', 'declined', 'resigned'] as const;
export type Declaration = (typeof DECLARATIONS)[number];

/**
 * What the evaluator of a seat may still say: nothing but a conflict once the sheets are in, and that as long as the
 * programme runs.
 */
export const MAY_SAY: { readonly [state in Seat['state']]: readonly Declaration[] } = {
  drawn: ['no-conflict', 'conflict', 'declined'],
  declared: ['conflict', 'declined', 'resigned'],
  submitted: ['conflict'],
  void: [],
};

/** Why a seat becomes void. Whoever had declared and goes without a conflict resigns, however they call it. */
export function voidReasonOf(
  state: Seat['state'],
  said: Exclude<Declaration, 'no-conflict'>,
): NonNullable<Seat['voidReason']> {
  return said === 'declined' && state !== 'drawn' ? 'resigned' : said;
}
