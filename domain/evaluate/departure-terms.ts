import type { JudgingParty } from './judging-party';

/**
 * Who may give other points than those that an indicator's measure earns. Whoever does says why: the reason goes into
 * the derivation that the provider reads.
 */
export interface DepartureTerms {
  /**
   * Parties whose judges find the points of the records on their sheet. A party with a weight of its own departs with
   * that; any other moves the points of the records, to the mean of its judges.
   */
  by: Exclude<JudgingParty, 'records' | 'recipients'>[];
  /** Points to either side at most; absent: anywhere within the indicator's points. */
  atMost?: number;
}

/** How far judges departed from the records in a round. */
export interface DepartureFigures {
  count: number;
  /** What the score would be if nobody had departed; null: there would be none. */
  scoreWithout: number | null;
}
