import type { Store } from '../../domain/record/store';

/** Payments recorded before they named their bureau get it from their project. */
export async function nameBureaus(store: Pick<Store, 'disbursements' | 'projects'>): Promise<void> {
  for (const { id, projectId } of await store.disbursements.find({ bureauId: null })) {
    const project = await store.projects.get(projectId);
    if (project) await store.disbursements.put(id, { bureauId: project.bureauId });
  }
}
