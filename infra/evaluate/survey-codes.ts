import { createHmac, hkdfSync } from 'node:crypto';
import type { SurveyCodes } from '../../domain/evaluate/survey-codes';

/** Crockford's digits: no I, L, O or U, so that a code on paper can be read over the phone. */
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const CODE_BITS = 128;

/**
 * Survey codes keyed by the service's secret: 128 bits of an HMAC as 26 characters.
 * @param secret at least 32 characters; with another one the links that were sent stop working
 */
export function createSurveyCodes(secret: string): SurveyCodes {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'survey-codes', 32));
  return {
    code(surveyId, householdId) {
      const mac = createHmac('sha256', key).update(`${surveyId}\n${householdId}`).digest();
      return inDigits(mac.subarray(0, CODE_BITS / 8));
    },
  };
}

function inDigits(bytes: Uint8Array): string {
  let value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let text = '';
  for (let left = Math.ceil(CODE_BITS / 5); left > 0; left -= 1) {
    text = DIGITS[Number(value & 31n)] + text;
    value >>= 5n;
  }
  return text;
}
