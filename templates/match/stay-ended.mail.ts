import { mailTemplate } from '../record/mail-template';

/** A stay has lasted as long as it may, and its complaint is not decided yet. Not who complained. */
export interface StayEndedMail {
  programmeId: string;
  reader: 'complainant' | 'bureau' | 'contested';
}

export const stayEndedMail = mailTemplate<StayEndedMail>({
  data: { programmeId: 'id', reader: 'code' },
  looksUp: ['programme'],
  kind: 'decision',
  subject: {
    zh: '暂停期限已满（{{programme.title.zh}}）',
    en: 'A stay has ended ({{programme.title.en}})',
  },
});
