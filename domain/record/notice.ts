import type { Addressee } from './party';

/** A message to people. Its data holds ids, dates, codes and amounts; names and addresses are looked up when it is sent. */
export interface NoticeDraft {
  /** Name of the mail template below `templates/<room>/`. */
  template: string;
  to: Addressee | { householdId: string };
  /** With recipient and template this makes the one-send key. */
  businessKey: string;
  data: { [name: string]: string | number | boolean | null };
  /** The deadline of the same process to attach as a calendar event. */
  deadlineKey?: string;
}
