import { mailTemplate } from '../record/mail-template';

/** A change request was decided. */
export interface ChangeDecidedMail {
  projectId: string;
  changeId: string;
  /** `approved`: in force; `to-sign`: an amendment is to be signed; `lapsed`: it was not; anything else: refused. */
  verdict: string;
}

export const changeDecidedMail = mailTemplate<ChangeDecidedMail>({
  data: { projectId: 'id', changeId: 'id', verdict: 'code' },
  looksUp: ['programme', 'project'],
  kind: 'decision',
  subject: {
    zh: '变更申请已有结果：{{project.title}}',
    en: 'Your change request was decided: {{project.title}}',
  },
});
