import { mailTemplate } from '../record/mail-template';

/** Money that was not spent has to come back. */
export interface ReturnOrderedMail {
  projectId: string;
  tranche: string;
  amount: number;
}

export const returnOrderedMail = mailTemplate<ReturnOrderedMail>({
  data: { projectId: 'id', tranche: 'id', amount: 'fen' },
  looksUp: ['programme', 'project', 'tranche'],
  kind: 'request',
  subject: {
    zh: '请退回结余资金：{{project.title}}',
    en: 'Return unspent money: {{project.title}}',
  },
});
