import { encodeTime } from 'ulid';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_LENGTH = 16;

/**
 * The id of what a request makes: a ULID of the instant at which it first came and of its key, the same however often
 * it comes again.
 * @param begunAt real instant
 * @param requestId `<user id>|<Idempotency-Key>`
 */
export function madeId(begunAt: string, requestId: string, sha256: (text: string) => string): string {
  const bytes = Buffer.from(sha256(requestId), 'hex');
  const random = Array.from({ length: RANDOM_LENGTH }, (_, n) => ALPHABET[(bytes[n] ?? 0) % ALPHABET.length]);
  return `${encodeTime(Date.parse(begunAt))}${random.join('')}`;
}
