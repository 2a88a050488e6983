/** How the record 信用 of earlier projects counts in a review. */
export interface RecordTerms {
  /**
   * Points, grades and the check of an improvement plan count for so many years from the day they came to be; absent:
   * for all time. A ban has its own end. Chosen locally, as the five grades of Shenzhen's tender (domain-rules.md 2.3)
   * say nothing of how old one may be.
   */
  lookBackYears?: number;
}
