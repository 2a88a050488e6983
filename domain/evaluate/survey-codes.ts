/**
 * Makes the code of a personal survey link or paper form: always the same for the same survey and household, and
 * not to be guessed. So it need not be kept anywhere: the database holds its SHA-256 only.
 */
export interface SurveyCodes {
  code(surveyId: string, householdId: string): string;
}
