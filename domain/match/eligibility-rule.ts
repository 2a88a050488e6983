/**
 * A condition on the applicant or the application (资格预审). Each kind reads recorded facts;
 * its outcome is kept with the facts and the rule's source.
 */
export type EligibilityRule = { source: string } & (
  | { kind: 'registered' }
  | { kind: 'annual-inspection-passed' }
  | { kind: 'not-on-credit-list'; lists: ('abnormal' | 'serious-violation' | 'procurement-ban')[] }
  | { kind: 'no-major-violation'; years: number }
  | { kind: 'separate-accounts' }
  | { kind: 'years-registered'; atLeast: number }
  | { kind: 'works-in'; place: string }
  | { kind: 'minimum-grade'; grade: string }
  | { kind: 'not-excluded-by-record' }
  | { kind: 'one-project-per-organisation' }
  | { kind: 'no-double-funding' }
  | { kind: 'amount-within-limits' }
  | { kind: 'not-involved-in-programme' }
);
