import { mailTemplate } from '../record/mail-template';

/** The organisation did not agree, or kept silent. */
export interface CaseDeclinedMail {
  projectId: string;
}

export const caseDeclinedMail = mailTemplate<CaseDeclinedMail>({
  data: { projectId: 'id' },
  looksUp: ['programme', 'project'],
  kind: 'decision',
  subject: {
    zh: '优秀案例不公开：{{project.title}}',
    en: 'Good case stays private: {{project.title}}',
  },
});
