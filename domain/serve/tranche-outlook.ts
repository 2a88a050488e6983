import type { Fen } from '../money/fen';
import { type GateFacts, judgeGate } from '../money/tranche-gate';
import type { TrancheTerms } from '../publish/rulebook';
import type { CivilDate } from '../record/civil-date';

/** Where a tranche stands: what it still waits for, and the first day on which it could be paid. */
export interface TrancheOutlook {
  id: string;
  amount: Fen;
  withheld: Fen;
  status: 'paid' | 'under-way' | 'stopped' | 'withheld' | 'waiting';
  /** What is missing: `signing`, `stay`, `report/<id>`, `evaluation/<round>`, `finding/<id>`. */
  waitsFor: string[];
  /** No payment before this day, even when everybody is on time; null when nobody can say. */
  earliest: CivilDate | null;
  settledAt: string | null;
}

export interface TrancheFacts {
  tranche: TrancheTerms;
  /** By the agreement, with supplements. */
  agreed: Fen;
  withheld: Fen;
  payment: { state: string; amount: Fen; settledAt: string | null } | null;
  gate: GateFacts;
  today: CivilDate;
  /** The first day on which something that it waits for can be there; null when unknown. */
  readyOn(waitsFor: string): CivilDate | null;
  /** The project has ended: nothing is waited for any more. */
  ended: boolean;
}

export function trancheOutlook(facts: TrancheFacts): TrancheOutlook {
  const { tranche, payment, withheld, agreed } = facts;
  const base = { id: tranche.id, amount: payment?.amount ?? agreed, withheld, waitsFor: [], earliest: null };
  if (payment) return { ...base, status: statusOf(payment.state), settledAt: payment.settledAt };
  if (withheld > 0 || facts.ended) return { ...base, status: 'withheld', settledAt: null };
  const { waitsFor, verdict } = judgeGate(tranche.gate, facts.gate);
  if (verdict === 'withhold') return { ...base, status: 'withheld', settledAt: null };
  return { ...base, status: 'waiting', waitsFor, earliest: earliestOf(waitsFor, facts), settledAt: null };
}

function statusOf(state: string): TrancheOutlook['status'] {
  if (state === 'paid') return 'paid';
  return state === 'refused' || state === 'failed' ? 'stopped' : 'under-way';
}

/** The latest of the first possible days, and never in the past. */
function earliestOf(waitsFor: readonly string[], { today, readyOn }: TrancheFacts): CivilDate | null {
  let latest = today;
  for (const one of waitsFor) {
    const day = readyOn(one);
    if (day === null) return null;
    if (day > latest) latest = day;
  }
  return latest;
}
