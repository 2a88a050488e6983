import { mailTemplate } from '../record/mail-template';

/** A household is asked how satisfied it is: the mail holds its personal link, good for one answer. */
export interface SurveyInvitationMail {
  surveyId: string;
}

export const surveyInvitationMail = mailTemplate<SurveyInvitationMail>({
  data: { surveyId: 'id' },
  looksUp: ['programme', 'survey'],
  kind: 'request',
  subject: {
    zh: '请您说说：救助服务怎么样（{{programme.title.zh}}）',
    en: 'How was the service for you? ({{programme.title.en}})',
  },
});
