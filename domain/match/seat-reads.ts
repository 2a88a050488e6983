import { canonicalJson } from '../record/canonical-json';
import type { Seat } from './seat';

/** Whether an application is one that a seat reads; where nothing is shared out, every seat reads all. */
export function readsIt({ reads }: Pick<Seat, 'reads'>, applicationId: string): boolean {
  return reads === undefined || reads.includes(applicationId);
}

/** Those of some applications that a seat reads, in the same order. */
export function readBy({ reads }: Pick<Seat, 'reads'>, applicationIds: readonly string[]): string[] {
  const own = reads && new Set(reads);
  return applicationIds.filter((id) => own === undefined || own.has(id));
}

const DIGITS = 7;

/**
 * A number that stands for what a seat reads, so that a declaration says what it is about; it tells neither what that
 * is nor how many.
 */
export const readsMark = (reads: readonly string[], sha256: (text: string) => string): number =>
  Number.parseInt(sha256(canonicalJson(reads)).slice(0, DIGITS), 16);
