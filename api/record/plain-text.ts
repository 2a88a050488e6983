import { Fault } from '../../domain/record/fault';

const DEEPEST = 40;

/**
 * Refuses what no field of ours can hold: NUL characters, and nesting so deep that it only serves to break things.
 * @throws Fault `invalid-input` naming the field
 */
export function checkPlain(value: unknown, field = '', depth = 0): void {
  if (depth > DEEPEST)
    throw refused(field, `is nested deeper than ${DEEPEST} levels`, `嵌套超过 ${DEEPEST} 层`);
  if (typeof value === 'string') {
    if (value.includes('\0')) throw refused(field, 'contains a NUL character', '含有不能保存的控制字符');
  } else if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) checkPlain(one, join(field, String(index)), depth + 1);
  } else if (value !== null && typeof value === 'object') {
    for (const [key, one] of Object.entries(value)) {
      if (key.includes('\0'))
        throw refused(field, 'has a name with a NUL character', '名称含有不能保存的控制字符');
      checkPlain(one, join(field, key), depth + 1);
    }
  }
}

function join(field: string, key: string): string {
  return field === '' ? key : `${field}.${key}`;
}

function refused(field: string, message: string, zh: string): Fault {
  const name = field || 'body';
  return new Fault(
    'invalid-input',
    { en: `${name} ${message}`, zh },
    { fields: [{ field: name, message, zh }] },
  );
}
