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
