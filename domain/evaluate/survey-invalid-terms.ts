import type { JudgingParty } from './judging-party';

/**
 * What the recipients' part of an indicator comes to when their survey is not valid (domain-rules.md 5: 50 valid
 * answers by phone and 10 on site, or there is no result).
 */
export type SurveyInvalid =
  /** `left-out`: its weight goes to the others. `zero`: it earns nothing. `fails`: the whole indicator earns nothing. */
  | { kind: 'left-out' | 'zero' | 'fails' }
  /** The party fills it in meanwhile, without knowing whether it will count. */
  | { kind: 'judged-by'; party: Exclude<JudgingParty, 'records' | 'recipients'> };
