import type { FaultField, FaultWords } from '../../../domain/record/fault';

/** What a page itself says is wrong is in the reader's language already. */
export function said(text: string): FaultWords {
  return { en: text, zh: text };
}

/** A field that a page itself finds wrong. */
export function wrongField(field: string, text: string): FaultField {
  return { field, message: text, zh: text };
}
