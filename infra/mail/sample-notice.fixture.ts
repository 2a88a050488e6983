import type { NoticeRecord } from '../../domain/record/records';
import type { FieldKind, MailTemplate } from '../../templates/record/mail-template';

/** What somebody might type to break out of a page or a header. */
export const HOSTILE = '<script>alert("坏")</script>\r\nBcc: everyone@example.org';

const SAMPLES: { readonly [kind in FieldKind]: string | number | boolean } = {
  id: '01J00000000000000000000000',
  code: 'agreement.sign',
  instant: '2026-03-31T15:59:59.999Z',
  day: '2026-03-31',
  fen: 17_350_000,
  number: 86.5,
  text: HOSTILE,
  flag: true,
};

/** A notice for a template, filled by the kinds of its fields. */
export function sampleNotice(
  name: string,
  template: MailTemplate,
  change: Partial<NoticeRecord> = {},
): NoticeRecord {
  return {
    id: `user/u1|${name}|k1`,
    template: name,
    recipient: template.looksUp.includes('survey') ? 'household/h1' : 'user/u1',
    programmeId: 'p1',
    businessKey: 'k1',
    data: Object.fromEntries(Object.entries(template.data).map(([field, kind]) => [field, SAMPLES[kind]])),
    event: null,
    status: 'sending',
    queuedAt: '2026-03-02T01:00:00.000Z',
    sentAt: null,
    attempts: 1,
    ...change,
  };
}
