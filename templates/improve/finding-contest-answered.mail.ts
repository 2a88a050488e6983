import { mailTemplate } from '../record/mail-template';

/** What an organisation contested in a finding was answered. */
export interface FindingContestAnsweredMail {
  projectId: string;
  /** Key within the project. */
  finding: string;
  /** `upheld` or `rejected`. */
  verdict: string;
}

export const findingContestAnsweredMail = mailTemplate<FindingContestAnsweredMail>({
  data: { projectId: 'id', finding: 'id', verdict: 'code' },
  looksUp: ['programme', 'project', 'finding'],
  kind: 'decision',
  subject: {
    zh: '整改问题异议已答复：{{finding.zh}}，{{project.title}}',
    en: 'The contest of a finding was answered: {{finding.en}}, {{project.title}}',
  },
});
