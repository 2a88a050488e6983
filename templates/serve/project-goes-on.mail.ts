import { mailTemplate } from '../record/mail-template';

/** No complaint holds the project any more. */
export interface ProjectGoesOnMail {
  projectId: string;
  holds: 'signing' | 'performance';
}

export const projectGoesOnMail = mailTemplate<ProjectGoesOnMail>({
  data: { projectId: 'id', holds: 'code' },
  looksUp: ['programme', 'project'],
  kind: 'decision',
  subject: {
    zh: '恢复办理：{{project.title}}',
    en: 'The project goes on: {{project.title}}',
  },
});
