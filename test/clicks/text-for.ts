import { fenText } from '../../api/record/pages/form-values';
import { THE_LAST, THE_ONLY } from './typed-in';

/**
 * What is typed into a field, or which of its choices is taken.
 * @param values what there is to choose from
 * @param isMoney of a field for yuan; the value then is fen
 */
export function textFor(value: unknown, values: readonly string[], isMoney: boolean): string {
  if (value === THE_ONLY) return values[0] ?? '';
  if (value === THE_LAST) return values.at(-1) ?? '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return isMoney ? fenText(Number(value)) : String(value);
}
