import type { ReportTerms } from '../publish/rulebook';
import { addMonths, type CivilDate } from '../record/civil-date';
import type { Report } from './report';

/**
 * Reports whose reporting day has come, or that were handed in before it, and whether they came on time.
 * On time: some version was signed off, and none of them after the deadline.
 */
export function reportsDue(
  terms: readonly Pick<ReportTerms, 'id' | 'atMonth'>[],
  reports: readonly Pick<Report, 'reportId' | 'status' | 'late'>[],
  startsOn: CivilDate,
  on: CivilDate,
): { reportId: string; onTime: boolean }[] {
  return terms.flatMap(({ id, atMonth }) => {
    const versions = reports.filter((one) => one.reportId === id);
    const handedIn = versions.some(
      ({ status }) => status === 'certified' || status === 'accepted' || status === 'returned',
    );
    if (!handedIn && addMonths(startsOn, atMonth) > on) return [];
    return [{ reportId: id, onTime: handedIn && !versions.some(({ late }) => late) }];
  });
}
