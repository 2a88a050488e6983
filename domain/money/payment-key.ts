/**
 * The key under which the bank knows a payment: the business id. One attempt, one key, however often it is sent;
 * only after the bank has refused for good may a person have another attempt made.
 */
export function paymentKey(projectId: string, tranche: string, attempt = 1): string {
  const key = `disbursement/${projectId}/${tranche}`;
  return attempt === 1 ? key : `${key}~${attempt}`;
}

/** The disbursement that a payment key belongs to; null for a key that is not one of ours. */
export function parsePaymentKey(key: string): { projectId: string; tranche: string; attempt: number } | null {
  const found = /^disbursement\/([^/~]+)\/([^/~]+)(?:~(\d+))?$/.exec(key);
  if (!found?.[1] || !found[2]) return null;
  return { projectId: found[1], tranche: found[2], attempt: Number(found[3] ?? 1) };
}
