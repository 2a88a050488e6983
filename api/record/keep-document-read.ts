import type { DocumentRecord } from '../../domain/record/document-record';
import { keepRead } from '../match/early-reading';
import { noSuchDocument } from './judge-of-document';
import type { Caller, Services } from './route';

/**
 * Puts on record that a paper of a sealed application goes out under an early look; nothing for any other document.
 * One that is attached to an application that is not sealed as well is not sealed.
 * @throws Fault `not-found` when the look has ended meanwhile
 */
export async function keepDocumentRead(
  services: Services,
  caller: Caller,
  { id: documentId, organisationId, projectId }: DocumentRecord,
): Promise<void> {
  if (organisationId === caller.organisationId || projectId !== null) return;
  const kept: boolean[] = [];
  for (const application of await services.store.applications.find({ documents: documentId }))
    kept.push(await keepRead(services, caller, { application, documentId }));
  if (kept.length > 0 && !kept.includes(true)) throw noSuchDocument();
}
