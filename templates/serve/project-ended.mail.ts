import { mailTemplate } from '../record/mail-template';

/** The project has ended. */
export interface ProjectEndedMail {
  projectId: string;
  /** `closed` or `terminated`. */
  endedAs: string;
}

export const projectEndedMail = mailTemplate<ProjectEndedMail>({
  data: { projectId: 'id', endedAs: 'code' },
  looksUp: ['programme', 'project'],
  kind: 'decision',
  subject: {
    zh: '项目已结束：{{project.title}}',
    en: 'Project ended: {{project.title}}',
  },
});
