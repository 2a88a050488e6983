/**
 * Applications are shared out among the seats of a panel, each to be read by some of them. Where a rulebook has no such
 * terms every seat reads every application, as the law has it for tenders, negotiations and consultations.
 */
export interface ReadingTerms {
  /** Seats that read each application. */
  readers: number;
  /** When the panel's own time is up: readers of each application with which it may close; absent: `readers`. */
  least?: number;
  /** The most applications that one seat reads; absent: no limit. */
  most?: number;
}
