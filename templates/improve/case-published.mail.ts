import { mailTemplate } from '../record/mail-template';

/** The organisation agreed. */
export interface CasePublishedMail {
  projectId: string;
}

export const casePublishedMail = mailTemplate<CasePublishedMail>({
  data: { projectId: 'id' },
  looksUp: ['programme', 'project'],
  kind: 'decision',
  subject: {
    zh: '优秀案例已公开：{{project.title}}',
    en: 'Good case published: {{project.title}}',
  },
});
