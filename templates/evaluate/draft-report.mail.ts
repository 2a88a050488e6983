import { mailTemplate } from '../record/mail-template';

/** The draft of the evaluation report is there for the provider to answer. */
export interface DraftReportMail {
  projectId: string;
  /** `mid-term` or `final`. */
  round: string;
}

export const draftReportMail = mailTemplate<DraftReportMail>({
  data: { projectId: 'id', round: 'code' },
  looksUp: ['programme', 'project', 'round'],
  kind: 'request',
  subject: {
    zh: '评估报告征求意见：{{project.title}}，{{round.zh}}',
    en: 'Draft evaluation report: {{project.title}}, {{round.en}}',
  },
});
