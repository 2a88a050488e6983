import type { Relation } from '../../domain/people/access';
import type { DocumentRecord } from '../../domain/record/document-record';
import { relationsToProgramme, relationsToProject } from './relations';
import type { Caller, Services } from './route';

const OWN: Relation[] = ['own-bureau', 'own-street', 'own-organisation', 'assigned'];

/**
 * How somebody stands to a document: it is their organisation's own, or belongs to a project or programme of
 * theirs. Papers of an application are sealed until closing, and never seen by other applicants.
 */
export async function relationsToDocument(
  services: Services,
  caller: Caller,
  document: DocumentRecord,
): Promise<Relation[]> {
  const { store } = services;
  if (document.uploadedBy === caller.userId || document.organisationId === caller.organisationId) return OWN;
  if (document.projectId && (await store.projects.get(document.projectId))) {
    return relationsToProject(store, caller, document.projectId);
  }
  const programme = document.programmeId === null ? null : await store.programmes.get(document.programmeId);
  if (!programme) return [];
  const isSealed =
    document.purpose.startsWith('application') &&
    (programme.closesAt === null || programme.closesAt > (await services.now()));
  if (isSealed) return [];
  const relations = await relationsToProgramme(store, caller, programme.id);
  return relations.filter((one) => one === 'own-bureau' || one === 'assigned');
}
