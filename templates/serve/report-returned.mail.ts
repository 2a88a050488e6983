import { mailTemplate } from '../record/mail-template';

/** A report was returned, section by section with reasons. */
export interface ReportReturnedMail {
  projectId: string;
  reportId: string;
}

export const reportReturnedMail = mailTemplate<ReportReturnedMail>({
  data: { projectId: 'id', reportId: 'id' },
  looksUp: ['programme', 'project', 'report'],
  kind: 'decision',
  subject: {
    zh: '报告被退回：{{report.zh}}，{{project.title}}',
    en: 'Report returned: {{report.en}}, {{project.title}}',
  },
});
