import { outcomeLines, type ProjectOutcome } from '../../domain/improve/project-outcome';
import type { Store } from '../../domain/record/store';
import { grantSpending } from '../../domain/serve/check-report';

type Read = Pick<Store, 'projects' | 'applications' | 'needs' | 'serviceRecords' | 'reports' | 'surveys'>;

/**
 * What a project came to, from its needs, service records, accepted reports and surveys as they stand when it ends.
 * @throws Fault `not-found`
 */
export async function readOutcome(
  store: Read,
  projectId: string,
): Promise<Omit<ProjectOutcome, 'endedAs' | 'endedAt'>> {
  const { applicationId, bureauId, programmeId } = await store.projects.need(projectId);
  const { budget } = await store.applications.need(applicationId);
  const accepted = await store.reports.pick({ projectId, status: 'accepted' }, ['expenses']);
  const spent = grantSpending(
    accepted.flatMap(({ expenses }) => expenses),
    budget,
  );
  const needs = await store.needs.find({ projectId });
  const services = await store.serviceRecords.find({ projectId });
  return {
    ...{ id: projectId, bureauId, programmeId, spent },
    lines: outcomeLines({ needs, services, spent }),
    satisfaction: await lastSurvey(store, projectId),
  };
}

/** The result of the survey that closed last, of those that count. */
async function lastSurvey(
  { surveys }: Pick<Store, 'surveys'>,
  projectId: string,
): Promise<ProjectOutcome['satisfaction']> {
  const closed = await surveys.pick({ projectId }, ['closedAt', 'validAnswers', 'result']);
  const [last] = closed
    .flatMap(({ closedAt, validAnswers, result }) =>
      result?.valid && result.satisfied !== null
        ? [{ closedAt: closedAt ?? '', answers: validAnswers, share: result.satisfied }]
        : [],
    )
    .sort((a, b) => (a.closedAt < b.closedAt ? 1 : -1));
  return last ? { answers: last.answers, share: last.share } : null;
}
