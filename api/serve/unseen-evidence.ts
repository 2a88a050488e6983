import type { Store } from '../../domain/record/store';

/**
 * Ids of documents that only the organisation itself sees yet: evidence of reports, before a second person has signed
 * one off that names it.
 */
export async function unseenEvidence(
  store: Store,
  projectId: string,
  reader: { organisationId: string },
): Promise<string[]> {
  const { organisationId } = await store.projects.need(projectId);
  if (organisationId === reader.organisationId) return [];
  const reports = await store.reports.find({ projectId, status: { $nin: ['draft', 'submitted'] } });
  const shown = new Set(
    reports.flatMap(({ documents, expenses }) => [
      ...documents,
      ...expenses.flatMap(({ voucherDocumentId }) => voucherDocumentId ?? []),
    ]),
  );
  const papers = await store.documents.find({ projectId, organisationId });
  return papers
    .filter(({ id, purpose }) => purpose.startsWith('report/') && !shown.has(id))
    .map(({ id }) => id);
}
