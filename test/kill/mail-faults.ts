import { join } from 'node:path';
import type { NoticeRecord } from '../../domain/record/records';
import { openMailDrawer } from '../../infra/mail/mail-drawer';
import { messageId } from '../../infra/mail/message-id';

export type KeptNotice = Pick<NoticeRecord, 'id' | 'recipient' | 'template' | 'businessKey' | 'status'>;

/**
 * What is wrong with the mails of a demo that has ended, as sentences: a notice that stayed unsent or never came, one
 * thing told to one person by two mails, a mail that no notice tells of. The same mail may come twice: mail cannot do
 * better.
 */
export async function mailFaults(dataDir: string, notices: readonly KeptNotice[]): Promise<string[]> {
  const drawer = await openMailDrawer(join(dataDir, 'mails'));
  const caught = new Set(drawer.list().map((one) => one.messageId ?? ''));
  await drawer.close();
  const sender = `sandbox@${[...caught][0]?.replace(/^.*@|>$/g, '')}`;
  const known = new Map(notices.map((one) => [messageId(one.id, sender), one]));
  const told = new Map<string, string[]>();
  for (const id of caught) {
    const notice = known.get(id);
    const what = notice ? `${notice.template} ${notice.businessKey} to ${notice.recipient}` : id;
    told.set(what, [...(told.get(what) ?? []), id]);
  }
  return [
    ...notices
      .filter(({ status }) => status !== 'sent')
      .map(({ id, status }) => `notice ${id} stayed ${status}`),
    ...[...known]
      .filter(([id]) => !caught.has(id))
      .map(([, { id }]) => `the mail of notice ${id} never came`),
    ...[...caught].filter((id) => !known.has(id)).map((id) => `mail ${id} belongs to no notice`),
    ...[...told].filter(([, ids]) => ids.length > 1).map(([what, ids]) => `${what}: ${ids.length} mails`),
  ];
}
