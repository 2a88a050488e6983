import type { RecordDeps } from './record-step';

/** How long a request may come again under its key and get its first answer, real milliseconds. */
export const REQUESTS_KEPT_MS = 7 * 24 * 3_600_000;

/** Forgets the answers that are kept for repeated requests, once nobody repeats them any more. Answers how many. */
export async function forgetRequests({
  store,
  now,
}: Pick<RecordDeps, 'store' | 'now'>): Promise<{ forgotten: number }> {
  const before = new Date(now() - REQUESTS_KEPT_MS).toISOString();
  return { forgotten: await store.requests.removeAll({ at: { $lt: before } }) };
}
