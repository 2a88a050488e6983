import { mailTemplate } from '../record/mail-template';

/** The project was paused: every time limit stands still. */
export interface ProjectPausedMail {
  projectId: string;
}

export const projectPausedMail = mailTemplate<ProjectPausedMail>({
  data: { projectId: 'id' },
  looksUp: ['programme', 'project'],
  kind: 'decision',
  subject: {
    zh: '项目已暂停：{{project.title}}',
    en: 'Project paused: {{project.title}}',
  },
});
