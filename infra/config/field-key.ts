/** A key that encrypts personal fields in the database: 32 bytes, named so that old records stay readable. */
export interface FieldKey {
  readonly id: string;
  readonly key: Buffer;
}

const KEY_BYTES = 32;

/**
 * Reads `keyid:base64-32-bytes[,…]`; the first key is the current one.
 * @returns the keys, or a sentence's end that says what is wrong
 */
export function parseFieldKeys(text: string): readonly FieldKey[] | string {
  const keys: FieldKey[] = [];
  for (const part of text.split(',')) {
    const [id = '', encoded = ''] = part.trim().split(':', 2);
    const key = Buffer.from(encoded, 'base64');
    if (!/^[A-Za-z0-9_-]{1,32}$/.test(id)) {
      return 'must be a list of keyid:base64, each keyid of letters, digits, - or _';
    }
    if (key.length !== KEY_BYTES) return `must give ${KEY_BYTES} bytes in base64 for the key "${id}"`;
    if (keys.some((other) => other.id === id)) return `must not name the key "${id}" twice`;
    keys.push({ id, key });
  }
  return keys;
}
