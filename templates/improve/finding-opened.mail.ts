import { mailTemplate } from '../record/mail-template';

/** An evaluation found something to be put right. */
export interface FindingOpenedMail {
  projectId: string;
  /** Key within the project: `<indicator>-<round>`. */
  finding: string;
}

export const findingOpenedMail = mailTemplate<FindingOpenedMail>({
  data: { projectId: 'id', finding: 'id' },
  looksUp: ['programme', 'project', 'finding'],
  kind: 'request',
  subject: {
    zh: '请提交整改方案：{{finding.zh}}，{{project.title}}',
    en: 'Plan a rectification: {{finding.en}}, {{project.title}}',
  },
});
