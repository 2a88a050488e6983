import { mailTemplate } from '../record/mail-template';

/** A provider appealed against an evaluation result. */
export interface AppealRaisedMail {
  projectId: string;
  /** `mid-term` or `final`. */
  round: string;
}

export const appealRaisedMail = mailTemplate<AppealRaisedMail>({
  data: { projectId: 'id', round: 'code' },
  looksUp: ['programme', 'project', 'round'],
  kind: 'request',
  subject: {
    zh: '请处理复核申请：{{project.title}}，{{round.zh}}',
    en: 'An appeal to decide: {{project.title}}, {{round.en}}',
  },
});
