/** How one seat judged beside the others; points are of 100, rounded to nine decimals. */
export interface SeatCalibration {
  seatId: string;
  /** Applications that it gave points. */
  applications: number;
  mean: number | null;
  /** Standard deviation of its totals. */
  spread: number | null;
  /** What the other seats gave the same applications on average, and their mean spread; null without others. */
  othersMean: number | null;
  othersSpread: number | null;
  /** Spearman's rank correlation with the median of the others; null for fewer than three applications. */
  agreement: number | null;
  /** Why it is flagged; empty: it is not. */
  outlier: OutlierReason[];
}

/** A limit of the rulebook that a seat is beyond. */
export interface OutlierReason {
  kind: 'mean' | 'spread' | 'agreement';
  found: number;
  /** The others' mean or spread; null for agreement, which is with the others already. */
  others: number | null;
  limit: number;
}

/** The two seats that are furthest apart on one application, beyond the rulebook's limit. */
export interface SeatsApart {
  applicationId: string;
  low: { seatId: string; points: number };
  high: { seatId: string; points: number };
  difference: number;
}

/** Both rankings of one application. */
export interface RankedBothWays {
  applicationId: string;
  raw: { score: number | null; rank: number };
  normalised: { score: number | null; rank: number };
}

/** What a ranking keeps of how its panel judged. */
export interface Calibration {
  counts: 'raw' | 'normalised';
  seats: SeatCalibration[];
  apart: SeatsApart[];
  rows: RankedBothWays[];
}
