import { mailTemplate } from '../record/mail-template';

/** The rulebook ended the project; that and why is public. */
export interface ProjectStoppedMail {
  projectId: string;
  /** `grade` or `finding`. */
  because: string;
}

export const projectStoppedMail = mailTemplate<ProjectStoppedMail>({
  data: { projectId: 'id', because: 'code' },
  looksUp: ['programme', 'project'],
  kind: 'decision',
  subject: {
    zh: '项目按规则终止：{{project.title}}',
    en: 'Ended by its rules: {{project.title}}',
  },
});
