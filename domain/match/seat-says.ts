import { Fault } from '../record/fault';
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

/**
 * Nobody declares about applicants that were not shown: where applications are shared out, a seat that has not declared
 * yet may be given more while its page is open.
 * @param shown stands for what the seat read when it was shown; absent in what was sent before this was asked for
 * @throws Fault `conflict`
 */
export function mustBeShown(shown: number | undefined, present: number | undefined): void {
  if (shown === undefined || present === undefined || shown === present) return;
  throw new Fault('conflict', {
    en: 'this seat was given more applications meanwhile: look at the applicants again, then declare',
    zh: '您的席位又分到了新的申报书，请重新查看申报机构后再声明',
  });
}
