import { mailTemplate } from '../record/mail-template';

/** An inspector was drawn for a spot check, which the organisation does not know of. */
export interface SpotCheckDrawnMail {
  projectId: string;
}

export const spotCheckDrawnMail = mailTemplate<SpotCheckDrawnMail>({
  data: { projectId: 'id' },
  looksUp: ['programme', 'project'],
  kind: 'request',
  subject: {
    zh: '请实地检查：双随机抽查，{{programme.title.zh}}',
    en: 'Please visit a project for a spot check: {{programme.title.en}}',
  },
});
