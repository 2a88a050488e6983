import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Encrypts single fields: AES-256-GCM, the key's id beside the text, bound to where the field stands. */
export interface FieldCipher {
  encrypt(plain: string, place: string): string;
  /** @throws Error when the text was altered, moved, or its key is not known. */
  decrypt(text: string, place: string): string;
}

export interface FieldKey {
  id: string;
  /** 32 bytes */
  key: Buffer;
}

const PREFIX = 'enc:';

/** @param keys the first is current; the others still decrypt what they once encrypted */
export function createFieldCipher(keys: readonly FieldKey[]): FieldCipher {
  const current = keys[0];
  if (!current) throw new Error('at least one field key is needed');
  return {
    encrypt(plain, place) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', current.key, nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return `${PREFIX}${current.id}:${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    decrypt(text, place) {
      const [, id, packed] = /^enc:([^:]+):(.+)$/.exec(text) ?? [];
      const key = keys.find((one) => one.id === id)?.key;
      if (!key || !packed) throw new Error(`no field key "${id ?? ''}"`);
      const bytes = Buffer.from(packed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}
