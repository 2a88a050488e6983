import { mailTemplate } from '../record/mail-template';

/** A spot check of the organisation's project is on record. */
export interface SpotCheckRecordedMail {
  projectId: string;
  /** Items in which a fault was found. */
  faults: number;
}

export const spotCheckRecordedMail = mailTemplate<SpotCheckRecordedMail>({
  data: { projectId: 'id', faults: 'number' },
  looksUp: ['programme', 'project'],
  kind: 'decision',
  subject: {
    zh: '抽查结果：{{project.title}}',
    en: 'Result of a spot check: {{project.title}}',
  },
});
