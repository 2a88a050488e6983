import type { ReportTerms } from '../publish/rulebook';
import { addDays, addMonths, type CivilDate, startOfDay } from '../record/civil-date';
import type { DeadlineDraft } from '../record/deadline';
import type { Period } from '../record/period';

/** The last day of a project of so many months that starts on a day. */
export function projectEnd(startsOn: CivilDate, months: number): CivilDate {
  return addDays(addMonths(startsOn, months), -1);
}

/** Deadline and task key of a report. */
export const reportKey = (reportId: string): string => `report/${reportId}`;
export const certifyKey = (reportId: string): string => `certify/${reportId}`;
export const reviewKey = (reportId: string): string => `review/${reportId}`;
export const changeKey = (changeId: string): string => `change/${changeId}`;
export const amendmentKey = (changeId: string): string => `amendment/${changeId}`;
export const roundKey = (round: string): string => `round/${round}`;

/** Code of what happens when a report does not come in time. */
export function reportDefault(terms: ReportTerms, missedBefore: boolean): string {
  return terms.whenLate === 'counts-as-failed' || missedBefore ? 'report-counts-as-failed' : 'finding-opened';
}

/** The deadline of a report: its time begins when the period it is about has ended. */
export function reportDeadline(
  terms: ReportTerms,
  startsOn: CivilDate,
  organisationId: string,
  reminders: Period[],
  extendedDays = 0,
): DeadlineDraft {
  const about = addDays(addMonths(startsOn, terms.atMonth), extendedDays);
  return {
    key: reportKey(terms.id),
    party: 'organisation',
    organisationId,
    from: startOfDay(about),
    period: terms.within,
    byDefault: reportDefault(terms, false),
    reminders,
  };
}

/** Whether an extension moves a report: only those about the end of the project. */
export function movesWithTheEnd(terms: ReportTerms, months: number): boolean {
  return terms.kind === 'final' || terms.round === 'final' || terms.atMonth >= months;
}
