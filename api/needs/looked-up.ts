import type { Store } from '../../domain/record/store';
import type { Words } from '../../domain/record/words';

/** Codes of households by id. */
export async function codesOf(store: Store, ids: readonly string[]): Promise<Map<string, string>> {
  const households = await store.households.find({ id: { $in: [...new Set(ids)] } });
  return new Map(households.map(({ id, code }) => [id, code]));
}

/** What the agreement of a project calls its deliverables, by id. */
export async function deliverablesOf(store: Store, projectId: string): Promise<Map<string, Words>> {
  const project = await store.projects.need(projectId);
  const application = await store.applications.get(project.applicationId);
  return new Map((application?.deliverables ?? []).map(({ id, title }) => [id, title]));
}
