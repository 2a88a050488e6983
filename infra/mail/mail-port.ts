import { Fault } from '../../domain/record/fault';
import type { MailPort } from '../../domain/record/mail-port';
import { MAILS } from '../../templates/mails';
import type { MailTemplate } from '../../templates/record/mail-template';
import type { CodeWords } from '../documents/reading-helpers';
import { calendarFile } from './calendar-file';
import type { LookUpDeps } from './look-up';
import { findRecipient, mailView } from './mail-view';
import { mailWriter } from './mail-writer';
import { messageId } from './message-id';
import { smtpSender } from './smtp-sender';

export interface MailPortOptions extends LookUpDeps {
  smtpUrl: string;
  /** `Name <address>` */
  from: string;
  words: CodeWords;
}

const TEMPLATES: { readonly [name: string]: MailTemplate | undefined } = MAILS;

/** Mail over SMTP with a pool of connections: close it with the process. */
export function mailPort(options: MailPortOptions): MailPort & { close(): void } {
  const write = mailWriter(options.words);
  const sender = smtpSender(options.smtpUrl);
  return {
    async send(notice) {
      const template = TEMPLATES[notice.template];
      if (!template)
        throw new Fault('invalid-input', { en: `there is no mail ${notice.template}`, zh: null });
      const recipient = await findRecipient(options, notice.recipient);
      const view = await mailView(options, template, notice, recipient);
      const written = write(notice.template, template, view, recipient.language);
      const calendar = calendarFile(notice, {
        summary: written.subject,
        url: options.publicUrl,
        from: options.from,
        to: recipient.address,
      });
      await sender.send({
        from: options.from,
        to: { name: recipient.name ?? '', address: recipient.address },
        ...written,
        // The instant of the decision, so that a repetition is the same mail to the letter.
        date: new Date(notice.queuedAt),
        messageId: messageId(notice.id, options.from),
        headers: { 'Auto-Submitted': 'auto-generated', 'X-CareCycle-Template': notice.template },
        ...(calendar && {
          icalEvent: { method: calendar.method, filename: 'deadline.ics', content: calendar.content },
        }),
      });
    },
    close: () => sender.close(),
  };
}
