import { mailTemplate } from '../record/mail-template';

/** A rectification plan was accepted. */
export interface PlanAcceptedMail {
  projectId: string;
  /** Key within the project: `<indicator>-<round>`. */
  finding: string;
  /** Statement with a remark, if there is one. */
  reason?: string | null;
}

export const planAcceptedMail = mailTemplate<PlanAcceptedMail>({
  data: { projectId: 'id', finding: 'id', reason: 'id' },
  optional: ['reason'],
  looksUp: ['programme', 'project', 'finding', 'reason'],
  kind: 'decision',
  subject: {
    zh: '整改方案已通过：{{finding.zh}}，{{project.title}}',
    en: 'Rectification plan accepted: {{finding.en}}, {{project.title}}',
  },
});
