import { mailTemplate } from '../record/mail-template';

/** A rectification plan was returned. */
export interface PlanReturnedMail {
  projectId: string;
  /** Key within the project: `<indicator>-<round>`. */
  finding: string;
  /** Statement. */
  reason: string;
}

export const planReturnedMail = mailTemplate<PlanReturnedMail>({
  data: { projectId: 'id', finding: 'id', reason: 'id' },
  looksUp: ['programme', 'project', 'finding', 'reason'],
  kind: 'decision',
  subject: {
    zh: '整改方案被退回：{{finding.zh}}，{{project.title}}',
    en: 'Rectification plan returned: {{finding.en}}, {{project.title}}',
  },
});
