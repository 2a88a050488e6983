import type { NoticeRecord } from './records';

/** Renders a notice for its recipient and hands it to the mail server. */
export interface MailPort {
  /**
   * The Message-ID is made from the notice's id: sent again, it is the same mail.
   * @throws Fault `unavailable` when the server did not take it now; any other fault when it never will:
   * an unknown recipient, one without an address, data that the template cannot be filled with, a refusal (5xx)
   */
  send(notice: NoticeRecord): Promise<void>;
}
