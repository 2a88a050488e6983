import type { GateFacts } from '../money/tranche-gate';
import type { ProjectTerms } from './project-input';
import type { ProjectProgress } from './project-progress';

/** What the gates of the tranches are judged by, from where the project stands. */
export function gateFacts(progress: ProjectProgress, terms: Pick<ProjectTerms, 'bands'>): GateFacts {
  const reportsThat = (status: string) =>
    Object.entries(progress.reports)
      .filter(([, one]) => one.status === status)
      .map(([id]) => id);
  const findingsThat = (status: string) =>
    Object.entries(progress.findings)
      .filter(([, one]) => one.status === status)
      .map(([id, { round }]) => ({ id, round }));
  const closed = Object.entries(progress.rounds).filter(([, one]) => one.status === 'closed');
  const results = gradedRounds(closed.map(([round, one]) => ({ round, ...one })));
  return {
    signed: progress.startsOn !== null,
    acceptedReports: reportsThat('accepted'),
    failedReports: reportsThat('failed'),
    ...results,
    bands: terms.bands,
    openFindings: findingsThat('open'),
    failedFindings: findingsThat('failed'),
    stayed: progress.pausedAt !== null,
  };
}

/** Of the rounds that are closed: the grades, and those that closed without a result. */
export function gradedRounds(
  closed: readonly { round: string; score: number | null; grade: string | null; passed: boolean | null }[],
): Pick<GateFacts, 'grades' | 'withoutResult'> {
  const withoutResult = closed.filter(({ score }) => score === null).map(({ round }) => round);
  const grades = closed.flatMap(({ round, score, grade, passed }) =>
    score === null ? [] : [[round, { score, grade: grade ?? '', passed: passed ?? false }] as const],
  );
  return { grades: Object.fromEntries(grades), ...(withoutResult.length > 0 && { withoutResult }) };
}
