import { mailTemplate } from '../record/mail-template';

/** An appeal was decided. */
export interface AppealDecidedMail {
  projectId: string;
  /** `mid-term` or `final`. */
  round: string;
}

export const appealDecidedMail = mailTemplate<AppealDecidedMail>({
  data: { projectId: 'id', round: 'code' },
  looksUp: ['programme', 'project', 'round'],
  kind: 'decision',
  subject: {
    zh: '复核已有结果：{{project.title}}，{{round.zh}}',
    en: 'Your appeal was decided: {{project.title}}, {{round.en}}',
  },
});
