import { mailTemplate } from '../record/mail-template';

/** A tranche will not be paid. */
export interface TrancheWithheldMail {
  projectId: string;
  tranche: string;
  amount: number;
}

export const trancheWithheldMail = mailTemplate<TrancheWithheldMail>({
  data: { projectId: 'id', tranche: 'id', amount: 'fen' },
  looksUp: ['programme', 'project', 'tranche'],
  kind: 'decision',
  subject: {
    zh: '款项不予拨付：{{tranche.zh}}，{{project.title}}',
    en: 'Tranche withheld: {{tranche.en}}, {{project.title}}',
  },
});
