import { mailTemplate } from '../record/mail-template';

/** Two officers may look at sealed applications of a call, this organisation's among them. */
export interface EarlyLookMail {
  programmeId: string;
}

export const earlyLookMail = mailTemplate<EarlyLookMail>({
  data: { programmeId: 'id' },
  looksUp: ['programme'],
  kind: 'decision',
  subject: {
    zh: '您的申报书可能被提前查看（{{programme.title.zh}}）',
    en: 'Your application may be looked at early ({{programme.title.en}})',
  },
});
