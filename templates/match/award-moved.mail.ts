import { mailTemplate } from '../record/mail-template';

/** An award fell, and the next of the reserve follows, or nobody can. */
export interface AwardMovedMail {
  projectId: string;
  /** An upheld complaint took it away; otherwise it was not signed in time. */
  annulled: boolean;
  followed: boolean;
}

export const awardMovedMail = mailTemplate<AwardMovedMail>({
  data: { projectId: 'id', annulled: 'flag', followed: 'flag' },
  looksUp: ['programme', 'project'],
  kind: 'decision',
  subject: {
    zh: '候补递补：{{project.title}}',
    en: 'Moving up from the reserve: {{project.title}}',
  },
});
