import { mailTemplate } from '../record/mail-template';

/** The organisation is asked whether a good case about it may be public. */
export interface CaseProposedMail {
  projectId: string;
}

export const caseProposedMail = mailTemplate<CaseProposedMail>({
  data: { projectId: 'id' },
  looksUp: ['programme', 'project'],
  kind: 'request',
  subject: {
    zh: '请答复是否同意公开优秀案例：{{project.title}}',
    en: 'May it be public? Good case: {{project.title}}',
  },
});
