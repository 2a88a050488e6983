import type { Remedy } from '../../domain/match/complaint-terms';
import { mailTemplate } from '../record/mail-template';

/** A complaint was decided: the stay ends, and this follows. Not who complained. */
export interface ComplaintDecidedMail {
  programmeId: string;
  reader: 'complainant' | 'bureau' | 'contested';
  verdict: 'upheld' | 'rejected';
  remedy: Remedy;
}

export const complaintDecidedMail = mailTemplate<ComplaintDecidedMail>({
  data: { programmeId: 'id', reader: 'code', verdict: 'code', remedy: 'code' },
  looksUp: ['programme'],
  kind: 'decision',
  subject: {
    zh: '投诉处理结果（{{programme.title.zh}}）',
    en: 'What was decided about a complaint ({{programme.title.en}})',
  },
});
