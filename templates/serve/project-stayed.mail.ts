import { mailTemplate } from '../record/mail-template';

/** A complaint holds the project: it is not signed, or not performed, while the complaint is dealt with. */
export interface ProjectStayedMail {
  projectId: string;
  holds: 'signing' | 'performance';
}

export const projectStayedMail = mailTemplate<ProjectStayedMail>({
  data: { projectId: 'id', holds: 'code' },
  looksUp: ['programme', 'project'],
  kind: 'decision',
  subject: {
    zh: '因投诉暂停：{{project.title}}',
    en: 'Stayed by a complaint: {{project.title}}',
  },
});
