import type { CallBackTerms } from './call-back-terms';
import { drawSample } from './draw-sample';
import type { SurveySign } from './survey-sign';

/** What a household said that was called back: only whether it was asked, never again what it answered. */
export const CALL_BACK_OUTCOMES = ['asked', 'not-asked', 'not-reached'] as const;
export type CallBackOutcome = (typeof CALL_BACK_OUTCOMES)[number];

/** A household that staff say they asked, to be called back by somebody who entered no answer of the survey. */
export interface CallBack {
  householdId: string;
  /** null: not called yet. */
  outcome: CallBackOutcome | null;
  by: string | null;
  at: string | null;
}

/**
 * Draws whom to call back 回访核查 of those asked by staff who have answered: the rulebook's share (per cent), at least
 * so many, by a seed that is drawn when the survey has closed, so that nobody knows before.
 */
export function drawCallBacks(
  asked: readonly string[],
  { share, least }: Pick<CallBackTerms, 'share' | 'least'>,
  seed: string,
): CallBack[] {
  const size = Math.max(Math.ceil((asked.length * share) / 100 - 1e-9), least);
  return drawSample(asked, size, seed).map((householdId) => ({
    householdId,
    outcome: null,
    by: null,
    at: null,
  }));
}

/** How far a check has come; whoever could not be reached may be called again. */
export function callBackFigures(callBacks: readonly CallBack[]) {
  const count = (...outcomes: CallBack['outcome'][]) =>
    callBacks.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return {
    drawn: callBacks.length,
    reached: count('asked', 'not-asked'),
    notReached: count('not-reached'),
    silent: count(null),
  };
}

/**
 * Households that say nobody asked them are a sign, whatever the reason: they may have forgotten. So are those that
 * nobody called in time.
 * @param lapsed how many had not been called when the time for it was over
 */
export function callBackSigns(callBacks: readonly CallBack[], lapsed = 0): SurveySign[] {
  const count = (outcome: CallBackOutcome) => callBacks.filter((one) => one.outcome === outcome).length;
  const notAsked = count('not-asked');
  return [
    ...(notAsked === 0 ? [] : [{ kind: 'not-asked' as const, notAsked, reached: notAsked + count('asked') }]),
    ...(lapsed === 0 ? [] : [{ kind: 'not-called' as const, notCalled: lapsed, of: callBacks.length }]),
  ];
}
