import { allocate, type Fen } from '../money/fen';
import type { ProjectTerms } from './project-input';
import type { ProjectProgress } from './project-progress';

/** What the grade of a round takes from a project, in fen. */
export interface Sanction {
  round: string;
  grade: string;
  /** By tranche: how much less it comes to. */
  cuts: { [tranche: string]: Fen };
  /** Asked back of what has been paid. */
  recover: Fen;
  terminate: boolean;
}

/** Why a project was ended by its rulebook; the public may know it. */
export type StopReason = { because: 'grade'; round: string } | { because: 'finding'; finding: string };

/**
 * The sanction that follows next from a closed round (domain-rules.md 3.6, 9 item 4); null when there is none. The
 * award is cut from its last tranche on, as a supplement comes with the last, and by no more than is still to be paid;
 * what is asked back is a share of what the bank has settled by then, and no more than earlier rounds have left of it.
 */
export function nextSanction(progress: ProjectProgress, terms: ProjectTerms): Sanction | null {
  for (const { id: round } of terms.rounds) {
    const closed = progress.rounds[round];
    if (closed?.status !== 'closed' || progress.sanctions?.[round]) continue;
    const { grade } = closed;
    if (grade === null) continue;
    const sanction = terms.consequences.find((one) => one.grade === grade)?.sanction;
    if (!sanction || !(sanction.rounds ?? ['final']).some((one) => one === round)) continue;
    const { reduce = 0, recover = 0, terminate = false } = sanction;
    return {
      ...{ round, grade, terminate },
      cuts: cutsOf(progress, terms, reduce),
      recover: Math.min(shareOf(progress.paid, recover), leftToRecover(progress)),
    };
  }
  return null;
}

/** The reason for which the rulebook ends a running project; null when there is none. */
export function nextStop(progress: ProjectProgress, { improve }: ProjectTerms): StopReason | null {
  const graded = Object.entries(progress.sanctions ?? {}).find(([, one]) => one.terminate);
  if (graded) return { because: 'grade', round: graded[0] };
  if (improve.whenFailed !== 'stop-and-publish') return null;
  const failed = Object.entries(progress.findings).find(([, one]) => one.status === 'failed');
  return failed ? { because: 'finding', finding: failed[0] } : null;
}

/** Whether money that a grade takes back is still on its way. */
export function isRecovering({ sanctions = {} }: Pick<ProjectProgress, 'sanctions'>): boolean {
  return Object.values(sanctions).some(({ recovered }) => recovered === null);
}

function leftToRecover({ paid, sanctions = {} }: ProjectProgress): Fen {
  return Object.values(sanctions).reduce(
    (left, { recovered, asked = 0 }) => left - (recovered ?? asked),
    paid,
  );
}

/** By how much a project's award was cut. */
export function cutOf({ cuts = {} }: { cuts?: Sanction['cuts'] }): Fen {
  return Object.values(cuts).reduce((sum, one) => sum + one, 0);
}

/** Money that came back because of a grade. */
export function recoveredBy({ sanctions = {} }: Pick<ProjectProgress, 'sanctions'>): Fen {
  return Object.values(sanctions).reduce((sum, { recovered }) => sum + (recovered ?? 0), 0);
}

/** The progress with a sanction taken. */
export function withSanction(
  progress: ProjectProgress,
  { round, cuts, ...taken }: Sanction,
): ProjectProgress {
  const tranches = Object.entries(progress.tranches).map(
    ([id, one]) => [id, { ...one, amount: one.amount - (cuts[id] ?? 0) }] as const,
  );
  const money = taken.recover > 0 ? { recovered: null, asked: taken.recover } : { recovered: 0 };
  return {
    ...progress,
    tranches: Object.fromEntries(tranches),
    sanctions: { ...progress.sanctions, [round]: { terminate: taken.terminate, ...money } },
  };
}

function cutsOf(progress: ProjectProgress, { tranches }: ProjectTerms, share: number): Sanction['cuts'] {
  const amounts = tranches.map(({ id }) => progress.tranches[id]);
  let left = shareOf(
    amounts.reduce((sum, one) => sum + (one?.amount ?? 0), 0),
    share,
  );
  const cuts: Sanction['cuts'] = {};
  for (const { id } of [...tranches].reverse()) {
    const tranche = progress.tranches[id];
    if (tranche?.status !== 'waiting') continue;
    const cut = Math.min(left, tranche.amount);
    if (cut > 0) cuts[id] = cut;
    left -= cut;
  }
  return cuts;
}

function shareOf(amount: Fen, share: number): Fen {
  return allocate(amount, [share, 100 - share])[0] ?? 0;
}
