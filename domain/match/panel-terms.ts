import type { ReviewTerms } from '../publish/rulebook';

/** The parts of the review's rules that steer the panel. */
export type PanelTerms = SeatTerms & {
  /** Two seats more points (of 100) apart than this on one application call one more evaluator, once; absent: none. */
  oneMoreWhenApart?: number;
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
