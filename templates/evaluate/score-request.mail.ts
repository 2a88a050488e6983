import { mailTemplate } from '../record/mail-template';

/** A party has to score an evaluation round. */
export interface ScoreRequestMail {
  projectId: string;
  /** `mid-term` or `final`. */
  round: string;
}

export const scoreRequestMail = mailTemplate<ScoreRequestMail>({
  data: { projectId: 'id', round: 'code' },
  looksUp: ['programme', 'project', 'round'],
  kind: 'request',
  subject: {
    zh: '请评分：{{project.title}}，{{round.zh}}',
    en: 'Please score: {{project.title}}, {{round.en}}',
  },
});
