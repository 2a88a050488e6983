import { mailTemplate } from '../record/mail-template';

/** What the grade of a round took: the award was cut, or money is asked back. */
export interface SanctionTakenMail {
  projectId: string;
  /** `mid-term` or `final`. */
  round: string;
  /** By how much the award was cut, in fen. */
  cut: number;
  /** How much is asked back, in fen. */
  recover: number;
}

export const sanctionTakenMail = mailTemplate<SanctionTakenMail>({
  data: { projectId: 'id', round: 'code', cut: 'fen', recover: 'fen' },
  looksUp: ['programme', 'project', 'round'],
  kind: 'decision',
  subject: {
    zh: '等次结果应用：{{project.title}}',
    en: 'What follows from the grade: {{project.title}}',
  },
});
