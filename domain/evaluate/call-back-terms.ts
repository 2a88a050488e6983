import type { Period } from '../record/period';

/**
 * Whom somebody else calls back 回访核查 of those asked by staff, by phone also of those with a link: a share (per cent), at least so many (practice is 5 to
 * 20 per cent of the records: domain-rules.md 5).
 */
export interface CallBackTerms {
  share: number;
  least: number;
  /** The bureau's time for it, from the closing on; absent: nobody is asked for it, and it may be done at any time. */
  within?: Period;
}
