import { mailTemplate } from '../record/mail-template';

/** An attempt at a rectification failed; there are more. */
export interface AttemptFailedMail {
  projectId: string;
  /** Key within the project: `<indicator>-<round>`. */
  finding: string;
  attempt: number;
  of: number;
  /** The decision that ended the attempt, a code of the catalogue. */
  why: string;
}

export const attemptFailedMail = mailTemplate<AttemptFailedMail>({
  data: { projectId: 'id', finding: 'id', attempt: 'number', of: 'number', why: 'code' },
  looksUp: ['programme', 'project', 'finding'],
  kind: 'decision',
  subject: {
    zh: '整改未通过：{{finding.zh}}，{{project.title}}',
    en: 'Rectification not passed: {{finding.en}}, {{project.title}}',
  },
});
