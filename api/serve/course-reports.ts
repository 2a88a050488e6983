import type { z } from 'zod';
import { addMonths } from '../../domain/record/civil-date';
import type { DeadlineRecord } from '../../domain/record/records';
import { reportKey, reviewKey } from '../../domain/serve/milestones';
import type { Report } from '../../domain/serve/report';
import type { CourseFacts } from './course-facts';
import type { courseView } from './course-schema';

type ReportLine = z.input<typeof courseView>['reports'][number];

/** The reports that the rulebook asks for, and how far each is. */
export function reportsOf(
  { project, rulebook, reports }: CourseFacts,
  { deadlines, lapsed }: { deadlines: readonly DeadlineRecord[]; lapsed: readonly DeadlineRecord[] },
  isOwn: boolean,
): ReportLine[] {
  return rulebook.serve.reports.map(({ id, title, sections, atMonth }) => {
    const versions = reports
      .filter(({ reportId }) => reportId === id)
      .filter(({ status }) => isOwn || (status !== 'draft' && status !== 'submitted'))
      .sort((a, b) => b.version - a.version);
    const newest = versions[0];
    const keys = [reportKey(id), reviewKey(id)];
    const isOpen = deadlines.find(({ key }) => keys.includes(key));
    const missed = lapsed.some(({ key }) => key === reportKey(id));
    const settled = newest?.status === 'accepted' || newest?.status === 'certified';
    const failed = missed && !isOpen && !settled;
    return {
      ...{ reportId: id, title, sections },
      status: failed ? 'failed' : statusOf(versions),
      version: newest?.version ?? 0,
      about: project.startsOn === null ? null : addMonths(project.startsOn, atMonth),
      due: isOpen?.due ?? null,
      late: missed || (newest?.late ?? false),
    };
  });
}

/** A draft that follows a returned version is still the returned report. */
function statusOf([newest, before]: readonly Report[]): ReportLine['status'] {
  if (!newest) return 'due';
  if (newest.status !== 'draft') return newest.status;
  return before ? 'returned' : 'due';
}
