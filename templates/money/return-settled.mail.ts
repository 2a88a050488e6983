import { mailTemplate } from '../record/mail-template';

/** Money that was not spent has come back. */
export interface ReturnSettledMail {
  projectId: string;
  tranche: string;
  amount: number;
}

export const returnSettledMail = mailTemplate<ReturnSettledMail>({
  data: { projectId: 'id', tranche: 'id', amount: 'fen' },
  looksUp: ['programme', 'project', 'tranche'],
  kind: 'decision',
  subject: {
    zh: '退款已到账：{{project.title}}',
    en: 'Money returned: {{project.title}}',
  },
});
