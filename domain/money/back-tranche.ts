/** Unspent money that comes back at the end goes under this name in place of a tranche's. */
export const RETURN = 'return';

/** Money that the grade of a round takes back goes under this name. */
export const recoveryOf = (round: string) => `recover-${round}`;

/** The round whose grade takes money back under this name; null for any other payment. */
export function recoveredRound(tranche: string): string | null {
  return /^recover-(.+)$/.exec(tranche)?.[1] ?? null;
}

/** Whether a name stands for money that comes back: no tranche may have it. */
export function isBackTranche(id: string): boolean {
  return id === RETURN || recoveredRound(id) !== null;
}
