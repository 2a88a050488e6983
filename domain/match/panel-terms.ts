import type { ReviewTerms } from '../publish/rulebook';

/** The parts of the review's rules that steer the panel. */
export type PanelTerms = Pick<
  ReviewTerms,
  'panelSize' | 'reserve' | 'quorum' | 'expertShare' | 'declareWithin' | 'scoreWithin' | 'lookBackYears'
>;
