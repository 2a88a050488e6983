import { mailTemplate } from '../record/mail-template';

/** A tranche could not be paid, or was refused by an approver. */
export interface PaymentRefusedMail {
  projectId: string;
  tranche: string;
  amount: number;
  /** A code of the catalogue, or the statement of who refused it. */
  reason: string;
}

export const paymentRefusedMail = mailTemplate<PaymentRefusedMail>({
  data: { projectId: 'id', tranche: 'id', amount: 'fen', reason: 'id' },
  looksUp: ['programme', 'project', 'tranche', 'reason'],
  kind: 'decision',
  subject: {
    zh: '拨付未成功：{{tranche.zh}}，{{project.title}}',
    en: 'Payment refused: {{tranche.en}}, {{project.title}}',
  },
});
