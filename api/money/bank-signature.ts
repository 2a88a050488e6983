import { createHmac, timingSafeEqual } from 'node:crypto';

/** How the bank signs its notice: HMAC-SHA-256 over key and instant with the shared secret, as hex. */
export function signBankCallback(secret: string, key: string, sentAt: string): string {
  return createHmac('sha256', secret).update(`${key}|${sentAt}`).digest('hex');
}

/** Compares in constant time. */
export function isBankSignature(
  secret: string,
  notice: { key: string; sentAt: string; signature: string },
): boolean {
  const expected = Buffer.from(signBankCallback(secret, notice.key, notice.sentAt), 'hex');
  const given = Buffer.from(notice.signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
