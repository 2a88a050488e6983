import { mailTemplate } from '../record/mail-template';

/** The result of an evaluation round is final unless appealed. */
export interface FinalResultMail {
  projectId: string;
  /** `mid-term` or `final`. */
  round: string;
}

export const finalResultMail = mailTemplate<FinalResultMail>({
  data: { projectId: 'id', round: 'code' },
  looksUp: ['programme', 'project', 'round'],
  kind: 'decision',
  subject: {
    zh: '评估结果：{{project.title}}，{{round.zh}}',
    en: 'Evaluation result: {{project.title}}, {{round.en}}',
  },
});
