import { spotFindingKey } from '../evaluate/spot-check';
import { RETURN, recoveredRound } from '../money/back-tranche';
import {
  type ChildNotice,
  type ProjectNotice,
  type ProjectProgress,
  withFinding,
  withRound,
  withTranche,
} from './project-progress';

/** The finding's key within the project, from its key or its record's id. */
export function findingKey(projectId: string, finding: string): string {
  return finding.startsWith(`${projectId}/`) ? finding.slice(projectId.length + 1) : finding;
}

/** Whether a notice says something new: children may tell twice. */
export function isNews(progress: ProjectProgress, projectId: string, notice: ProjectNotice): boolean {
  if (notice.kind === 'evaluation') return progress.rounds[notice.round]?.status === 'open';
  if (notice.kind === 'finding')
    return progress.findings[findingKey(projectId, notice.finding)]?.status === 'open';
  if (notice.kind === 'spot-check') return newFaults(progress, notice).length > 0;
  if (notice.tranche === RETURN) return progress.giveBack?.status === 'asked';
  const recovered = recoveredRound(notice.tranche);
  if (recovered !== null) return progress.sanctions?.[recovered]?.recovered === null;
  return progress.tranches[notice.tranche]?.status === 'released';
}

/** The faulty items of a visit that are no findings yet. */
export function newFaults(
  { findings }: Pick<ProjectProgress, 'findings'>,
  { drawing, items }: { drawing: number; items: readonly string[] },
): string[] {
  return items.filter((item) => findings[spotFindingKey(drawing, item)] === undefined);
}

/** What a child's notice changes. */
export function takeNotice(
  progress: ProjectProgress,
  projectId: string,
  notice: ChildNotice,
): ProjectProgress {
  if (notice.kind === 'evaluation') {
    const { round, score, grade, passed, vetoed } = notice;
    const closed = withRound(progress, round, { status: 'closed', score, grade, passed, vetoed });
    return notice.findings.reduce(
      (next, finding) => withFinding(next, findingKey(projectId, finding), { round, status: 'open' }),
      closed,
    );
  }
  if (notice.kind === 'finding') {
    const key = findingKey(projectId, notice.finding);
    const round = progress.findings[key]?.round ?? '';
    return withFinding(progress, key, { round, status: notice.outcome });
  }
  if (notice.tranche === RETURN) return takeReturn(progress, notice);
  const recovered = recoveredRound(notice.tranche);
  if (recovered !== null) return takeRecovery(progress, recovered, notice);
  if (notice.outcome !== 'paid') return withTranche(progress, notice.tranche, { status: 'refused' });
  return {
    ...withTranche(progress, notice.tranche, { status: 'paid' }),
    paid: progress.paid + notice.amount,
  };
}

/** What the bureau or the bank refused is not recovered. */
function takeRecovery(
  progress: ProjectProgress,
  round: string,
  { outcome, amount }: ProjectNotice & { kind: 'disbursement' },
): ProjectProgress {
  const recovered = outcome === 'returned' ? amount : 0;
  const terminate = progress.sanctions?.[round]?.terminate ?? false;
  return { ...progress, sanctions: { ...progress.sanctions, [round]: { terminate, recovered } } };
}

function takeReturn(
  progress: ProjectProgress,
  notice: ProjectNotice & { kind: 'disbursement' },
): ProjectProgress {
  const asked = progress.giveBack?.amount ?? 0;
  return notice.outcome === 'returned'
    ? { ...progress, giveBack: { amount: notice.amount, status: 'returned' } }
    : { ...progress, giveBack: { amount: asked, status: 'refused' } };
}
