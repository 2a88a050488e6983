import type { Collections } from '../../domain/record/store';
import type { FieldCipher } from './field-cipher';

/** Fields that lie encrypted in the database: how to reach a recipient, where money goes, what signs people in. */
export const ENCRYPTED_FIELDS: { readonly [name in keyof Collections]?: readonly string[] } = {
  households: ['email'],
  organisations: ['bankAccount'],
  users: ['totpSecret'],
};

type Fields = { [field: string]: unknown };

/** The same fields with those of the list passed through the cipher; absent and null stay as they are. */
function mapFields(
  name: keyof Collections,
  fields: Fields,
  change: (text: string, place: string) => string,
): Fields {
  const listed = ENCRYPTED_FIELDS[name];
  if (!listed) return fields;
  const changed: Fields = { ...fields };
  for (const field of listed) {
    const value = changed[field];
    if (typeof value === 'string') changed[field] = change(value, `${name}.${field}`);
  }
  return changed;
}

export function encryptFields(cipher: FieldCipher, name: keyof Collections, fields: Fields): Fields {
  return mapFields(name, fields, (text, place) => cipher.encrypt(text, place));
}

export function decryptFields(cipher: FieldCipher, name: keyof Collections, fields: Fields): Fields {
  return mapFields(name, fields, (text, place) => cipher.decrypt(text, place));
}
