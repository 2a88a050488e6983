/**
 * How the marks of a panel's seats are held against each other. Points are of 100, whatever the rubric's experts
 * decide on. Everything is optional: what has no limit is measured and shown, and flags nobody.
 */
export interface CalibrationTerms {
  /**
   * The ranking that counts: `raw` by the marks as given (absent: this), `normalised` with every seat brought to the
   * panel's mean and spread. Normalising evens out severe and lenient seats; its price is that a mark also moves the
   * yardstick of its seat, so that only within one seat a better mark is sure never to place lower.
   */
  counts?: 'raw' | 'normalised';
  /** A seat beyond any of these is flagged as an outlier, with the reason. */
  outlier?: {
    /** Its mean lies more than this many points above or below what the other seats gave the same applications. */
    meanOff?: number;
    /** Its spread is more than this many times the others' spread, or less than that part of it. */
    spreadTimes?: number;
    /** Its rank correlation with the median of the others, -1 … 1, is below this. */
    agreementBelow?: number;
  };
  /** Two seats more points apart than this on one application are shown. */
  apartLimit?: number;
  /** What follows: nothing more (absent: this), or one more evaluator before the panel closes, once. */
  whenApart?: 'show' | 'one-more-evaluator';
}
