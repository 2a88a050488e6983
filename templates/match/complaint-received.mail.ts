import { mailTemplate } from '../record/mail-template';

/** A complaint was raised: award, signing and performance are stayed. Not who complained, nor why. */
export interface ComplaintReceivedMail {
  programmeId: string;
  reader: 'complainant' | 'bureau' | 'contested';
}

export const complaintReceivedMail = mailTemplate<ComplaintReceivedMail>({
  data: { programmeId: 'id', reader: 'code' },
  looksUp: ['programme'],
  kind: 'decision',
  subject: {
    zh: '投诉已受理，暂停已开始（{{programme.title.zh}}）',
    en: 'A complaint is dealt with; a stay has begun ({{programme.title.en}})',
  },
});
