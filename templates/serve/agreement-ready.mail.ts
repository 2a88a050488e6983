import { mailTemplate } from '../record/mail-template';

/** The agreement is there to be signed. */
export interface AgreementReadyMail {
  projectId: string;
}

export const agreementReadyMail = mailTemplate<AgreementReadyMail>({
  data: { projectId: 'id' },
  looksUp: ['programme', 'project'],
  kind: 'request',
  subject: {
    zh: '请签署协议：{{project.title}}',
    en: 'Sign the agreement: {{project.title}}',
  },
});
