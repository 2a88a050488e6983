/** What a judge gave for an indicator. */
export interface Mark {
  indicator: string;
  /** Null: not applicable. */
  points: number | null;
  /** The number that the judge read, of which the rule made the points. */
  reading?: number | undefined;
  /** What the records earned when the mark was given; points that differ depart from them, and `comment` says why. */
  derived?: number | null | undefined;
  comment: string;
}
