import { summaryOf } from '../process-view';
import type { Services } from '../route';
import { deadlineRows, journalRows } from './process-rows';

/** A project: stages, who holds the ball, grades, money, documents, journal. */
export async function projectPage(services: Services, id: string, readsJournal: boolean) {
  const { store } = services;
  const now = await services.now();
  const project = await store.projects.need(id);
  const of = { projectId: id };
  const processes = await store.processes.find(of, { sort: { startedAt: 1 }, limit: 100 });
  const organisation = await store.organisations.get(project.organisationId);
  return {
    title: project.title,
    titleEn: 'Project',
    project,
    organisation: organisation?.name ?? '',
    stages: Object.entries(project.stages).map(([stage, at]) => ({ stage, at })),
    grades: Object.entries(project.grades).map(([round, { score, grade }]) => ({
      round,
      score: score.toFixed(2),
      grade,
    })),
    deadlines: await deadlineRows(store, of, now),
    processes: processes.map(summaryOf),
    payments: await store.disbursements.find(of, { sort: { id: 1 } }),
    documents: await store.documents.find(of, { sort: { at: -1 }, limit: 100 }),
    journal: readsJournal
      ? await journalRows(
          store,
          processes.map((one) => one.id),
        )
      : null,
  };
}
