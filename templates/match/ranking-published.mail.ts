import { mailTemplate } from '../record/mail-template';

/** The ranking was published; objections are open. */
export interface RankingPublishedMail {
  programmeId: string;
  /** 1 for the first ranking; an upheld objection makes the next. */
  round: number;
}

export const rankingPublishedMail = mailTemplate<RankingPublishedMail>({
  data: { programmeId: 'id', round: 'number' },
  looksUp: ['programme'],
  kind: 'decision',
  subject: {
    zh: '评审结果公示（{{programme.title.zh}}）',
    en: 'The ranking is published ({{programme.title.en}})',
  },
});
