import { mailTemplate } from '../record/mail-template';

/** A report that did not come in time counts as failed, and with it its evaluation round. */
export interface RoundFailedMail {
  projectId: string;
  /** `mid-term` or `final`. */
  round: string;
}

export const roundFailedMail = mailTemplate<RoundFailedMail>({
  data: { projectId: 'id', round: 'code' },
  looksUp: ['programme', 'project', 'round'],
  kind: 'decision',
  subject: {
    zh: '{{round.zh}}按不合格处理：{{project.title}}',
    en: '{{round.en}} counts as failed: {{project.title}}',
  },
});
