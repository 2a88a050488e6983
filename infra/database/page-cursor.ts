import { unknownCursor } from '../../domain/record/unknown-cursor';

/** Where a page ended: what its last record holds in the field of the sort, and its id. */
export interface Position {
  value: string | number | null;
  id: string;
}

/** The cursor of the page behind a record, in a list sorted by a field. */
export function cursorAfter(field: string, row: { id: string }): string {
  const value = (row as unknown as { [field: string]: unknown })[field];
  return encode([field, value ?? null, row.id]);
}

/**
 * Where the page before ended.
 * @param field by which the list is sorted
 * @throws Fault `invalid-input` for a cursor that no list sorted by this field gave
 */
export function positionOf(cursor: string, field: string): Position {
  const sent = decode(cursor);
  const [of, value, id] = sent;
  const isOurs = of === field && typeof id === 'string' && encode(sent) === cursor && sent.length === 3;
  if (!isOurs || !(field === 'id' ? value === id : (KINDS[field] ?? isText)(value))) throw unknownCursor();
  return { value: value as Position['value'], id };
}

/** What the fields hold by which lists are sorted; all others hold text. */
const KINDS: { readonly [field: string]: (value: unknown) => boolean } = {
  at: isInstant,
  due: (value) => value === null || isInstant(value),
  on: isInstant,
  publishedAt: isInstant,
  queuedAt: isInstant,
  startedAt: isInstant,
  seq: Number.isSafeInteger,
  round: Number.isSafeInteger,
};

/** An instant or a day. The year has four digits: what has more is sorted elsewhere, and has no next instant. */
function isInstant(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-/.test(value) && !Number.isNaN(Date.parse(value));
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

const encode = (parts: readonly unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

function decode(cursor: string): readonly unknown[] {
  try {
    const sent: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(sent) ? sent : [];
  } catch {
    return [];
  }
}
