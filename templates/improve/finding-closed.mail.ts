import { mailTemplate } from '../record/mail-template';

/** A finding was corrected, or has failed for good. */
export interface FindingClosedMail {
  projectId: string;
  /** Key within the project: `<indicator>-<round>`. */
  finding: string;
  /** `corrected` or `failed`. */
  outcome: string;
}

export const findingClosedMail = mailTemplate<FindingClosedMail>({
  data: { projectId: 'id', finding: 'id', outcome: 'code' },
  looksUp: ['programme', 'project', 'finding'],
  kind: 'decision',
  subject: {
    zh: '整改已结束：{{finding.zh}}，{{project.title}}',
    en: 'Rectification closed: {{finding.en}}, {{project.title}}',
  },
});
