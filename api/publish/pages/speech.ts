import type { Formats } from '../../record/pages/formats';
import type { Words } from '../../record/pages/words';

/** Words and formats of one language: all that a view needs to speak. */
export type Speech = Words & Formats;

/** A line of a summary list. */
export interface Fact {
  key: { text: string };
  value: { text: string; href?: string };
}

/** Lines of a summary list, without those that have nothing to say. */
export function factsOf(
  rows: readonly (readonly [key: string, text: string | null | undefined, href?: string])[],
): Fact[] {
  return rows.flatMap(([key, text, href]) =>
    text ? [{ key: { text: key }, value: { text, ...(href !== undefined && { href }) } }] : [],
  );
}

/** A column of numbers. */
export const numeric = (text: string) => ({ text, format: 'numeric' as const });
