import { mailTemplate } from '../record/mail-template';

/** What an organisation contested in its record was answered. */
export interface ContestAnsweredMail {
  projectId: string;
  /** `upheld` or `rejected`. */
  verdict: string;
}

export const contestAnsweredMail = mailTemplate<ContestAnsweredMail>({
  data: { projectId: 'id', verdict: 'code' },
  looksUp: ['programme', 'project'],
  kind: 'decision',
  subject: {
    zh: '机构档案异议已答复：{{project.title}}',
    en: 'Your record: the contest was answered: {{project.title}}',
  },
});
