import { mailTemplate } from '../record/mail-template';

/** A declared seat has to score every application. */
export interface PanelScoreMail {
  programmeId: string;
  /** Number of the seat. */
  seat: number;
}

export const panelScoreMail = mailTemplate<PanelScoreMail>({
  data: { programmeId: 'id', seat: 'number' },
  looksUp: ['programme'],
  kind: 'request',
  subject: {
    zh: '请评分：评审{{number seat}}号席位（{{programme.title.zh}}）',
    en: 'Score the applications: review seat {{number seat}} ({{programme.title.en}})',
  },
});
