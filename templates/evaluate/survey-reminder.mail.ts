import { mailTemplate } from '../record/mail-template';

/** A household that has not answered yet is asked once more. */
export interface SurveyReminderMail {
  surveyId: string;
}

export const surveyReminderMail = mailTemplate<SurveyReminderMail>({
  data: { surveyId: 'id' },
  looksUp: ['programme', 'survey'],
  kind: 'reminder',
  subject: {
    zh: '还没来得及填写吗？救助服务满意度（{{programme.title.zh}}）',
    en: 'A reminder: how was the service for you? ({{programme.title.en}})',
  },
});
