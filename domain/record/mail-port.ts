import type { NoticeRecord } from './records';

/** Renders a notice for its recipient and hands it to the mail server. */
export interface MailPort {
  /** @throws when the server did not take it. The Message-ID is made from the notice's id. */
  send(notice: NoticeRecord): Promise<void>;
}
