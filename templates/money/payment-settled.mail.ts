import { mailTemplate } from '../record/mail-template';

/** A tranche has arrived. */
export interface PaymentSettledMail {
  projectId: string;
  tranche: string;
  amount: number;
}

export const paymentSettledMail = mailTemplate<PaymentSettledMail>({
  data: { projectId: 'id', tranche: 'id', amount: 'fen' },
  looksUp: ['programme', 'project', 'tranche'],
  kind: 'decision',
  subject: {
    zh: '款项已拨付：{{tranche.zh}}，{{project.title}}',
    en: 'Paid: {{tranche.en}}, {{project.title}}',
  },
});
