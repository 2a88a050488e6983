import type { Json } from '../record/journal';

/** One check with everything that a reader needs to do it again. */
export interface Reason {
  /** Kind of the rule in the rulebook. */
  rule: string;
  /** Law, article or clause that the rulebook names for it. */
  source: string;
  passed: boolean;
  facts: Json;
  /** 中文 / English. */
  message: string;
}
