import type { Report } from './report';

/** What the organisation wrote, without what became of it: this is hashed when it is submitted. */
export type ReportContent = Pick<
  Report,
  'outputs' | 'expenses' | 'leveraged' | 'personTimes' | 'documents'
> & {
  sections: { code: string; text: string }[];
};

export function reportContent(report: Report): ReportContent {
  return {
    sections: report.sections.map(({ code, text }) => ({ code, text })),
    outputs: report.outputs,
    expenses: report.expenses,
    leveraged: report.leveraged,
    personTimes: report.personTimes,
    documents: report.documents,
  };
}

/** The next version of a report that was given back: the same content, to be worked on; verdicts stay as hints. */
export function nextDraft(report: Report): Omit<Report, 'id'> {
  return {
    ...reportContent(report),
    sections: report.sections,
    projectId: report.projectId,
    reportId: report.reportId,
    version: report.version + 1,
    revision: revisionOf(report) + 1,
    status: 'draft',
    submittedBy: null,
    submittedAt: null,
    certifiedBy: null,
    certifiedAt: null,
    late: report.late,
    contentHash: null,
  };
}

/** Tells one save of a report from the next: a change made on an old copy is refused. */
export function revisionOf({ revision, version }: Pick<Report, 'revision' | 'version'>): number {
  return revision ?? version;
}
