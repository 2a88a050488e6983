import { mailTemplate } from '../record/mail-template';

/** A rectification plan was accepted. */
export interface PlanAcceptedMail {
  projectId: string;
  /** Key within the project: `<indicator>-<round>`. */
  finding: string;
  reason: string;
}

export const planAcceptedMail = mailTemplate<PlanAcceptedMail>({
  data: { projectId: 'id', finding: 'id', reason: 'text' },
  looksUp: ['programme', 'project', 'finding'],
  kind: 'decision',
  subject: {
    zh: '整改方案已通过：{{finding.zh}}，{{project.title}}',
    en: 'Rectification plan accepted: {{finding.en}}, {{project.title}}',
  },
});
