import type { Relation } from '../../domain/people/access';
import type { DocumentRecord } from '../../domain/record/document-record';
import { Fault } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';
import { namesSigner } from '../serve/sees-signers';
import type { Caller } from './route';

/**
 * How somebody who does nothing but judge stands to a document: wrote it, or judges the project, the application or
 * the programme that it belongs to. All questions are asked first, and are the same for whatever is not theirs, so
 * that the time of a refusal tells nothing.
 * @param document as this person may see it; null where there is none
 * @throws Fault `not-found` for what is not theirs
 */
export async function judgeOfDocument(
  store: Store,
  { userId, organisationId }: Caller,
  documentId: string,
  document: DocumentRecord | null,
): Promise<Relation[]> {
  const holders = await store.applications.pick({ documents: documentId }, ['programmeId', 'status']);
  const seats = await store.seats.find({ evaluatorId: userId, state: { $ne: 'void' } });
  const evaluations = await store.evaluations.find({ evaluatorIds: userId });
  if (!document) throw noSuchDocument();
  const isOwn = document.uploadedBy === userId || document.organisationId === organisationId;
  const readsIn = seats.filter(({ state }) => state !== 'drawn').map((one) => one.programmeId);
  const reads = holders.some((one) => one.status === 'submitted' && readsIn.includes(one.programmeId));
  const judges =
    !namesSigner(document) && evaluations.some(({ projectId }) => projectId === document.projectId);
  if (isOwn || reads || judges) return ['assigned'];
  if (holders.length > 0 || document.projectId !== null || document.programmeId === null)
    throw noSuchDocument();
  const partIn = [...seats, ...evaluations].map((one) => one.programmeId);
  if (!partIn.includes(document.programmeId)) throw noSuchDocument();
  const { bureauId } = await store.programmes.need(document.programmeId);
  const isTheBureaus = document.organisationId === bureauId;
  if (!isTheBureaus && document.purpose.startsWith('application')) throw noSuchDocument();
  return ['assigned'];
}

/** In the words in which the database says that there is none. */
export function noSuchDocument(): Fault {
  return new Fault('not-found', { en: 'no such record in documents', zh: null });
}
