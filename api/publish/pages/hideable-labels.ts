import type { HideableField } from '../../../domain/match/blind-terms';

/** Keys of words: what the fields of an application are called that a panel may not see. */
export const HIDEABLE_LABELS: { readonly [field in HideableField]: string } = {
  title: 'match.title',
  summary: 'match.summary',
  'plan.need': 'match.plan-need',
  'plan.objectives': 'match.plan-objectives',
  'plan.activities': 'match.plan-activities',
  'plan.risks': 'match.plan-risks',
  'plan.sustainability': 'match.plan-sustainability',
  beneficiaries: 'match.beneficiaries',
  months: 'match.months',
  hours: 'match.hours',
  budget: 'match.budget',
  requested: 'match.requested',
  selfRaised: 'match.self-raised',
  deliverables: 'match.deliverables',
  team: 'match.team',
  documents: 'match.documents',
};
