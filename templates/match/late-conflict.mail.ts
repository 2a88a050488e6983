import { mailTemplate } from '../record/mail-template';

/** A conflict of a seat of the panel came to light when the awards were made. Neither who it is nor with whom. */
export interface LateConflictMail {
  programmeId: string;
  seat: number;
}

export const lateConflictMail = mailTemplate<LateConflictMail>({
  data: { programmeId: 'id', seat: 'number' },
  looksUp: ['programme'],
  kind: 'decision',
  subject: {
    zh: '立项后发现评审专家有利害关系（{{programme.title.zh}}）',
    en: 'A conflict was found after the award ({{programme.title.en}})',
  },
});
