import type { Relation } from '../../domain/people/access';
import type { DocumentRecord } from '../../domain/record/document-record';
import { Fault } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';
import { reads } from '../match/reader-relation';
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
  const partIn = [...new Set([...seats, ...evaluations].map((one) => one.programmeId))];
  const programmes = await store.programmes.find({ id: { $in: partIn } });
  if (!document) throw noSuchDocument();
  const isOwn = document.uploadedBy === userId || document.organisationId === organisationId;
  const opened = seats.filter(({ state }) => state !== 'drawn');
  const isRead = holders.some(
    (holder) => holder.status === 'submitted' && opened.some((seat) => reads(seat, holder)),
  );
  const judges =
    !namesSigner(document) && evaluations.some(({ projectId }) => projectId === document.projectId);
  if (isOwn || isRead || judges) return ['assigned'];
  const programme = programmes.find((one) => one.id === document.programmeId);
  if (holders.length > 0 || document.projectId !== null || !programme) throw noSuchDocument();
  const isTheBureaus = document.organisationId === programme.bureauId;
  // What is in no application is an applicant's all the same: who reads some of them is not told of the others' things.
  const readsSome = seats.some((one) => one.programmeId === programme.id && one.reads !== undefined);
  if (!isTheBureaus && (readsSome || document.purpose.startsWith('application'))) throw noSuchDocument();
  return ['assigned'];
}

/** In the words in which the database says that there is none. */
export function noSuchDocument(): Fault {
  return new Fault('not-found', { en: 'no such record in documents', zh: null });
}
