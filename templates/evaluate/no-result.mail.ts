import { mailTemplate } from '../record/mail-template';

/** Nobody scored a round: the bureau has to say what follows. */
export interface NoResultMail {
  projectId: string;
  /** `mid-term` or `final`. */
  round: string;
}

export const noResultMail = mailTemplate<NoResultMail>({
  data: { projectId: 'id', round: 'code' },
  looksUp: ['programme', 'project', 'round'],
  kind: 'decision',
  subject: {
    zh: '没有评价结果：{{project.title}}，{{round.zh}}',
    en: 'No result: {{project.title}}, {{round.en}}',
  },
});
