import type { ReviewTerms } from '../publish/rulebook';

/** The parts of the review's rules that steer the panel. */
export type PanelTerms = SeatTerms & {
  /** Two seats more points (of 100) apart than this on one application call one more evaluator, once; absent: none. */
  oneMoreWhenApart?: number;
  /**
   * Of a purchase: an odd number of seats, at least so many, close the panel, with the experts' share among them
   * ({@link isLawful}). Absent: nothing is bought, or the panel sat before this was asked for.
   */
  oddFrom?: number;
};

type SeatTerms = Pick<
  ReviewTerms,
  | 'panelSize'
  | 'reserve'
  | 'quorum'
  | 'expertShare'
  | 'draw'
  | 'reading'
  | 'closeWithin'
  | 'declareWithin'
  | 'scoreWithin'
  | 'lookBackYears'
>;
