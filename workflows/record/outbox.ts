import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import { mail } from './acts';

/** How long one delivery runs before it reports, real milliseconds. */
const ROUND_MS = 10 * 60_000;

/**
 * The one that sends the mail: there is one, for ever, with the id `mail/outbox`.
 * Notices wait in the database, where the decision that they tell of was recorded.
 */
export async function outbox(): Promise<void> {
  while (!workflowInfo().continueAsNewSuggested) await mail.deliverNotices({ forMs: ROUND_MS });
  await continueAsNew<typeof outbox>();
}
