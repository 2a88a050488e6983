import { workflowId } from '../../../domain/record/workflow-id';
import type { Services } from '../route';
import { deadlineRows, journalRows } from './process-rows';

/** A programme: where it stands, who must act by when, its projects with their money, its journal. */
export async function programmePage(services: Services, id: string, readsJournal: boolean) {
  const { store } = services;
  const now = await services.now();
  const programme = await store.programmes.need(id);
  const projects = await store.projects.find({ programmeId: id }, { sort: { id: 1 }, limit: 300 });
  const organisations = await store.organisations.find({
    id: { $in: projects.map((one) => one.organisationId) },
  });
  return {
    title: programme.title.zh,
    titleEn: programme.title.en,
    programme,
    deadlines: await deadlineRows(store, { programmeId: id, projectId: null }, now),
    projects: projects.map((one) => ({
      ...one,
      organisation: organisations.find(({ id: of }) => of === one.organisationId)?.name ?? '',
      grade: one.grades.final?.grade ?? one.grades['mid-term']?.grade ?? null,
    })),
    journal: readsJournal ? await journalRows(store, [workflowId.programme(id), workflowId.panel(id)]) : null,
  };
}
