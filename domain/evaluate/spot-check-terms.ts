import type { Period } from '../record/period';
import type { Words } from '../record/words';

/**
 * Spot checks 双随机抽查 of running projects: the projects and their inspectors are drawn at random (双随机一公开,
 * domain-rules.md 1.1 [S64]), the results are made public. Shenzhen 2021 checks at least 30 % of the projects that
 * have run a year or longer (domain-rules.md 3.6 [S47]).
 */
export interface SpotCheckTerms {
  /** Per cent of the running projects that each drawing takes, rounded up to a whole project. */
  share: number;
  /** Only projects that have run so many months are drawn; 0: all. */
  minimumMonths: number;
  /** When it is drawn, counted from the award of the programme: one drawing for each. */
  drawings: Period[];
  /** Inspectors drawn for each project; any of them records the visit. */
  inspectors: number;
  /** Time for the visit; silence draws the next inspectors. */
  visitWithin: Period;
  /** The organisation may know of the visit before. Absent: it learns of it when the visit is on record. */
  announced?: boolean;
  /** Who makes a finding 整改 of a fault: the visit itself, or the bureau where it thinks so; absent: the bureau. */
  findings?: 'by-bureau' | 'by-visit';
  /** What is looked at on the spot. */
  checklist: { code: string; title: Words }[];
}
