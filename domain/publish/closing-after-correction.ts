import { type Calendar, type Due, periodEnd } from '../record/calendar';
import type { Period } from '../record/period';

/**
 * The closing after a correction at `at`: unchanged when the notice period still fits in, else that long after the
 * correction (Implementing Regulations of the Government Procurement Law, Art. 31).
 */
export function closingAfterCorrection(
  calendar: Calendar,
  closing: Due,
  at: string,
  correctionNotice: Period,
): Due {
  const least = periodEnd(calendar, at, correctionNotice);
  return least.due > closing.due ? least : closing;
}
