import type { AppraisalBound } from '../evaluate/appraisal-terms';

/** Rules of the draw beside size and share of experts. Everything is optional. */
export interface DrawTerms {
  /**
   * Fields of expertise 专业 of which the seats held must cover each, as evaluators' profiles name them; a panel that
   * does not cover them is short, and the bureau is asked. Absent: none is asked for.
   */
  expertise?: string[];
  /** Whoever has so many seats of other panels still to do is not drawn. Absent: no limit. */
  seatsAtOnce?: number;
  /** Whoever bureaus and providers have thought less of is drawn neither for a panel nor for an evaluation. */
  leastAppraisal?: AppraisalBound;
}

/** Fields of expertise that nobody on the seats has. */
export function notCovered(
  { expertise = [] }: DrawTerms,
  held: readonly { expertise?: readonly string[] | undefined }[],
): string[] {
  return expertise.filter((field) => !held.some((seat) => seat.expertise?.includes(field)));
}
