import { upheldAt } from '../../domain/needs/complaint-measures';
import type { MeasureFacts } from '../../domain/needs/measure-facts';
import { type CivilDate, civilDate, daysBetween } from '../../domain/record/civil-date';
import { Fault } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';
import { currentBudget, shiftedTotal } from '../../domain/serve/current-budget';
import type { ProjectRecord } from '../../domain/serve/project-record';
import { reportsDue } from '../../domain/serve/reports-due';

/** Reads everything that the measures of a project need, up to an instant. */
export async function readMeasureFacts(store: Store, projectId: string, at: string): Promise<MeasureFacts> {
  const project = await store.projects.need(projectId);
  if (project.startsOn === null || project.endsOn === null)
    throw new Fault('conflict', { en: 'the project has not started', zh: '项目尚未开始' });
  const application = await store.applications.need(project.applicationId);
  const { rulebook } = await store.rulebooks.need(project.rulebookHash);
  const changes = await store.changeRequests.find({ projectId });
  const reports = await store.reports.find({ projectId });
  const households = await store.households.find({ projectId });
  const services = await store.serviceRecords.find({ projectId });
  const spotChecks = await store.spotChecks.find({ projectId, state: 'visited', endedAt: { $lte: at } });
  const on = civilDate(at);
  return {
    on,
    startsOn: project.startsOn,
    endsOn: project.endsOn,
    pausedDays: (project.pauses ?? []).reduce(
      (sum, { from, to }) => sum + daysBetween(civilDate(from), civilDate(to)),
      0,
    ),
    terms: { fileUpdateEvery: rulebook.serve.fileUpdateEvery, visitEvery: rulebook.serve.visitEvery },
    households: households.map(({ id, openedOn, updatedOn }) => ({ id, openedOn, updatedOn })),
    services: services.map(({ kind, on: day, householdIds, people, deliverableId }) => ({
      kind,
      on: day,
      householdIds,
      people,
      deliverableId,
    })),
    deliverables: application.deliverables,
    acceptedReports: reports.filter(({ status }) => status === 'accepted'),
    dueReports: reportsDue(rulebook.serve.reports, reports, project.startsOn, on),
    spotChecks: spotChecks.map(({ faults }) => ({ faults: faults ?? [] })),
    upheld: await upheldDays(store, project),
    budget: currentBudget(application.budget, changes),
    shifted: shiftedTotal(changes),
  };
}

async function upheldDays(
  store: Store,
  { programmeId, applicationId }: Pick<ProjectRecord, 'programmeId' | 'applicationId'>,
): Promise<CivilDate[]> {
  const objections = await store.objections.find({ programmeId, applicationId });
  return objections.flatMap((one) => {
    const at = upheldAt(one);
    return at === null ? [] : [civilDate(at)];
  });
}
