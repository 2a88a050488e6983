import type { CodeMode } from './answer-mode';

/**
 * Makes the code of a personal survey link or paper form: always the same for the same survey and household, and
 * not to be guessed. So it need not be kept anywhere: the database holds its SHA-256 only.
 */
export interface SurveyCodes {
  code(surveyId: string, householdId: string): string;
}

/**
 * A household's code: the one on a sheet 二维码 is another than the one in its mail, so that answers are told apart by
 * how they came, and who prints a sheet learns nothing that opens the link.
 */
export function personalCode(
  codes: SurveyCodes,
  mode: CodeMode,
  surveyId: string,
  householdId: string,
): string {
  return codes.code(mode === 'qr' ? `${surveyId}-qr` : surveyId, householdId);
}
