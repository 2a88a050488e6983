import { mailTemplate } from '../record/mail-template';

/** An evaluator was drawn for a seat of the review panel and has to declare conflicts or their absence. */
export interface PanelDeclareMail {
  programmeId: string;
  /** Number of the seat. */
  seat: number;
}

export const panelDeclareMail = mailTemplate<PanelDeclareMail>({
  data: { programmeId: 'id', seat: 'number' },
  looksUp: ['programme'],
  kind: 'request',
  subject: {
    zh: '请申报回避情况：评审{{number seat}}号席位（{{programme.title.zh}}）',
    en: 'Declare conflicts of interest: review seat {{number seat}} ({{programme.title.en}})',
  },
});
