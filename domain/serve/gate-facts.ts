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
  return {
    signed: progress.startsOn !== null,
    acceptedReports: reportsThat('accepted'),
    failedReports: reportsThat('failed'),
    grades: Object.fromEntries(
      closed.map(([round, { score, grade, passed }]) => [round, { score, grade, passed }]),
    ),
    bands: terms.bands,
    openFindings: findingsThat('open'),
    failedFindings: findingsThat('failed'),
    stayed: progress.pausedAt !== null,
  };
}
