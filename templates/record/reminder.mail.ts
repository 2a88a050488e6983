import { mailTemplate } from './mail-template';

/** A task that is still open while its deadline comes nearer. */
export interface ReminderMail {
  /** The task, a code of the catalogue. */
  what: string;
  due: string;
  /** What happens when it passes, a code of the catalogue. */
  byDefault: string;
}

export const reminderMail = mailTemplate<ReminderMail>({
  data: { what: 'code', due: 'instant', byDefault: 'code' },
  looksUp: ['programme'],
  kind: 'reminder',
  subject: {
    zh: '提醒：{{zh what}}，{{chinaDate due}}截止（{{programme.title.zh}}）',
    en: 'Reminder: {{en what}}, due {{englishDate due}} ({{programme.title.en}})',
  },
});
