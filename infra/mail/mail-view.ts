import { Fault } from '../../domain/record/fault';
import type { NoticeRecord } from '../../domain/record/records';
import type { MailTemplate } from '../../templates/record/mail-template';
import { LOOK_UP, type LookUpDeps } from './look-up';

/** Whom a mail goes to. The only place where a notice meets a name and an address. */
export interface Recipient {
  name: string | null;
  address: string;
  language: 'zh' | 'en';
}

/** @throws Fault `not-found` for an unknown recipient, one who left, or one without an address */
export async function findRecipient({ store }: LookUpDeps, recipient: string): Promise<Recipient> {
  const [kind, id = ''] = recipient.split('/');
  if (kind === 'household') {
    const { email } = await store.households.need(id);
    if (email) return { name: null, address: email, language: 'zh' };
  }
  if (kind === 'user') {
    const user = await store.users.need(id);
    if (user.active) return { name: user.name, address: user.email, language: user.language };
  }
  throw new Fault('not-found', { en: `${recipient} has no mail address that is in use`, zh: null });
}

/** All that the templates of one mail see. What is looked up stands in place of the id of the same name. */
export async function mailView(
  deps: LookUpDeps,
  template: MailTemplate,
  notice: NoticeRecord,
  recipient: Recipient,
): Promise<{ [field: string]: unknown }> {
  const data = requiredData(template, notice);
  const looked: { [field: string]: unknown } = {};
  for (const one of template.looksUp) looked[one] = await LOOK_UP[one](deps, notice);
  return {
    ...data,
    ...looked,
    recipient: { name: recipient.name },
    home: deps.publicUrl,
    event: notice.event?.cancelled ? null : notice.event,
    repeated: template.kind === 'decision' && notice.possibleDuplicate === true,
  };
}

function requiredData(template: MailTemplate, notice: NoticeRecord): { [field: string]: unknown } {
  const optional = template.optional ?? [];
  const fields = Object.keys(template.data).map((field) => {
    const value = notice.data[field] ?? null;
    if (value === null && !optional.includes(field)) {
      throw new Fault('invalid-input', {
        en: `the mail ${notice.template} needs the field "${field}"`,
        zh: null,
      });
    }
    return [field, value] as const;
  });
  return Object.fromEntries(fields);
}
