import type { Fen } from '../money/fen';
import { payableAmount } from '../money/tranche-amounts';
import { type GateFacts, type GateVerdict, judgeGate } from '../money/tranche-gate';
import { gateFacts } from './gate-facts';
import type { ProjectTerms } from './project-input';
import type { ProjectState } from './project-lifecycle';
import type { ProjectProgress } from './project-progress';
import {
  isRecovering,
  nextSanction,
  nextStop,
  recoveredBy,
  type Sanction,
  type StopReason,
} from './sanction';

/** The next thing that follows from where the project stands, without anybody deciding it. */
export type Move =
  | { kind: 'fail-round'; round: string; reports: string[] }
  | { kind: 'start-evaluation'; round: string }
  | {
      kind: 'release-tranche';
      tranche: string;
      pay: Fen;
      withheld: Fen;
      facts: GateFacts;
      verdict: GateVerdict;
    }
  | { kind: 'withhold-tranche'; tranche: string; amount: Fen; facts: GateFacts; because: string[] }
  | { kind: 'take-sanction'; sanction: Sanction }
  | { kind: 'stop'; reason: StopReason }
  | { kind: 'begin-closing' }
  | { kind: 'return-money'; amount: Fen }
  | { kind: 'close' }
  | { kind: 'end' };

/** The next move, or null when the project waits for somebody. Judged again after every change, one move at a time. */
export function nextMove(progress: ProjectProgress, terms: ProjectTerms, state: ProjectState): Move | null {
  if (state === 'running')
    return (
      byRule(progress, terms) ??
      nextRound(progress, terms) ??
      nextTranche(progress, terms) ??
      closing(progress)
    );
  if (state === 'winding-up') return forgoneTranche(progress, terms) ?? settlement(progress, 'end');
  if (state === 'closing') return settlement(progress, 'close');
  return null;
}

/** What a grade takes, or the end that the rulebook sets, before anything else begins or is paid. */
function byRule(progress: ProjectProgress, terms: ProjectTerms): Move | null {
  const sanction = nextSanction(progress, terms);
  if (sanction) return { kind: 'take-sanction', sanction };
  const reason = nextStop(progress, terms);
  return reason && { kind: 'stop', reason };
}

/** Rounds run in the rulebook's order: a later one waits for the one before. */
function nextRound(progress: ProjectProgress, terms: ProjectTerms): Move | null {
  const round = terms.rounds.map(({ id }) => id).find((id) => progress.rounds[id]?.status !== 'closed');
  if (!round || progress.rounds[round]?.status === 'open') return null;
  const reports = terms.serve.reports.filter((one) => one.round === round);
  const failed = reports.filter((one) => progress.reports[one.id]?.status === 'failed').map(({ id }) => id);
  if (failed.length > 0) return { kind: 'fail-round', round, reports: failed };
  const ready =
    reports.length > 0
      ? reports.every((one) => progress.reports[one.id]?.status === 'accepted')
      : progress.dueRounds.includes(round);
  return ready ? { kind: 'start-evaluation', round } : null;
}

function nextTranche(progress: ProjectProgress, terms: ProjectTerms): Move | null {
  const facts = gateFacts(progress, terms);
  for (const { id: tranche, gate } of terms.tranches) {
    const { status, amount } = progress.tranches[tranche] ?? { status: 'withheld', amount: 0 };
    if (status !== 'waiting') continue;
    const vetoed = Object.entries(progress.rounds).filter(([, one]) => one.vetoed);
    if (vetoed.length > 0) {
      return {
        kind: 'withhold-tranche',
        tranche,
        amount,
        facts,
        because: vetoed.map(([round]) => `veto/${round}`),
      };
    }
    const verdict = judgeGate(gate, facts);
    if (verdict.verdict === 'withhold')
      return { kind: 'withhold-tranche', tranche, amount, facts, because: verdict.because };
    if (verdict.verdict === 'pay') return release(tranche, amount, facts, verdict, progress, terms);
  }
  return null;
}

function release(
  tranche: string,
  amount: Fen,
  facts: GateFacts,
  verdict: GateVerdict,
  progress: ProjectProgress,
  terms: ProjectTerms,
): Move {
  const final = progress.rounds.final;
  const { pay, withheld } = payableAmount({
    trancheId: tranche,
    amount,
    tranches: terms.tranches,
    finalGrade: final?.status === 'closed' ? final.grade : null,
    consequences: terms.consequences,
  });
  if (pay > 0) return { kind: 'release-tranche', tranche, pay, withheld, facts, verdict };
  const because = [amount === 0 ? 'cut-to-nothing' : `consequence/${final?.grade ?? ''}`];
  return { kind: 'withhold-tranche', tranche, amount, facts, because };
}

function closing(progress: ProjectProgress): Move | null {
  const done =
    Object.values(progress.reports).every((one) => one.status === 'accepted' || one.status === 'failed') &&
    Object.values(progress.rounds).every((one) => one.status === 'closed') &&
    Object.values(progress.findings).every((one) => one.status !== 'open') &&
    Object.values(progress.tranches).every((one) => one.status !== 'waiting' && one.status !== 'released');
  return done ? { kind: 'begin-closing' } : null;
}

/** What a project that is ended early has not been paid yet is not paid any more. */
function forgoneTranche(progress: ProjectProgress, terms: ProjectTerms): Move | null {
  const waiting = terms.tranches.find(({ id }) => progress.tranches[id]?.status === 'waiting');
  if (!waiting) return null;
  const amount = progress.tranches[waiting.id]?.amount ?? 0;
  return {
    kind: 'withhold-tranche',
    tranche: waiting.id,
    amount,
    facts: gateFacts(progress, terms),
    because: [progress.annulled ? 'annulled' : 'terminated'],
  };
}

function settlement(progress: ProjectProgress, last: 'close' | 'end'): Move | null {
  const underWay = Object.values(progress.tranches).some((one) => one.status === 'released');
  if (underWay || isRecovering(progress)) return null;
  if (progress.giveBack === null) {
    const amount = unspent(progress);
    return amount > 0 ? { kind: 'return-money', amount } : { kind: last };
  }
  return progress.giveBack.status === 'asked' ? null : { kind: last };
}

/** Money that was paid, not recovered, and not spent by accepted expenses: it comes back. */
export function unspent(progress: ProjectProgress): Fen {
  const spent = Object.values(progress.reports)
    .filter((one) => one.status === 'accepted')
    .reduce((sum, one) => sum + one.spent, 0);
  return Math.max(0, progress.paid - recoveredBy(progress) - spent);
}
