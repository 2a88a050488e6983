import { isSealed } from '../../domain/match/seal';
import type { Relation } from '../../domain/people/access';
import type { DocumentRecord } from '../../domain/record/document-record';
import { Fault } from '../../domain/record/fault';
import type { ProjectRecord } from '../../domain/serve/project-record';
import { judgesOnly, readerOf } from '../match/reader-relation';
import { maySee } from '../publish/programme-relation';
import { namesSigner, seesSigners } from '../serve/sees-signers';
import { judgeOfDocument, noSuchDocument } from './judge-of-document';
import { relationsToProgramme, relationsToProject } from './relations';
import type { Caller, Services } from './route';

const OWN: Relation[] = ['own-bureau', 'own-street', 'own-organisation', 'assigned'];

/**
 * How somebody stands to a document: it is their organisation's own, or belongs to a project, an application or a
 * programme of theirs. What others gave to a programme is sealed until its call has closed, whatever it is called;
 * the papers of an application are for those who may read the application, under an early look too; signature files
 * are for those who see who signed.
 * @throws Fault `not-found` for what is sealed: nobody learns that it is there, whatever their role
 */
export async function relationsToDocument(
  services: Services,
  caller: Caller,
  documentId: string,
): Promise<Relation[]> {
  const { store } = services;
  const document = await store.documents.get(documentId);
  if (judgesOnly(caller)) return judgeOfDocument(store, caller, documentId, document);
  if (!document) throw noSuchDocument();
  if (document.uploadedBy === caller.userId || document.organisationId === caller.organisationId) return OWN;
  if (document.purpose.startsWith(SPOT_CHECK)) return toPhoto(store, caller, document);
  const project = document.projectId === null ? null : await store.projects.get(document.projectId);
  if (project) return toPaperOf(project, store, caller, document);
  const programme = document.programmeId === null ? null : await store.programmes.get(document.programmeId);
  const ofBureau = document.organisationId === programme?.bureauId;
  const holders = await store.applications.find({ documents: document.id });
  if (programme && isSealed(programme.state) && !ofBureau) {
    const ofCall = holders.filter((one) => one.programmeId === programme.id);
    return asReader(services, caller, ofCall);
  }
  if (holders.length > 0 || (document.purpose.startsWith('application') && !ofBureau))
    return asReader(services, caller, holders);
  if (!programme) return answersContest(services, caller, document.purpose);
  if (!maySee(programme, caller)) throw noSuchDocument();
  const relations = await relationsToProgramme(store, caller, programme.id);
  return relations.filter((one) => one === 'own-bureau' || one === 'assigned');
}

/** What says who signed is for those who may know it; everything else for all with a part in the project. */
async function toPaperOf(
  project: ProjectRecord,
  store: Services['store'],
  caller: Caller,
  document: DocumentRecord,
): Promise<Relation[]> {
  const isSeen = !namesSigner(document) || seesSigners(project, caller);
  return isSeen ? relationsToProject(store, caller, project.id) : [];
}

/** What an organisation shows with a contest is for the bureau that answers it, not for all who know the project. */
async function answersContest(
  { store }: Services,
  { organisationId }: Caller,
  purpose: string,
): Promise<Relation[]> {
  const [, projectId] = /^contest\/(.+)$/.exec(purpose) ?? [];
  const project = projectId === undefined ? null : await store.projects.get(projectId);
  return project?.bureauId === organisationId ? ['own-bureau'] : [];
}

const SPOT_CHECK = 'spot-check/';

/** A photo of a visit is for those with a part in the project, once the visit is on record. */
async function toPhoto(
  store: Services['store'],
  caller: Caller,
  { id, purpose }: { id: string; purpose: string },
): Promise<Relation[]> {
  const check = await store.spotChecks.get(purpose.slice(SPOT_CHECK.length));
  const visit = check?.visitId ? await store.spotVisits.get(check.visitId) : null;
  if (!check || !visit?.photos.includes(id)) throw noSuchDocument();
  return relationsToProject(store, caller, check.projectId);
}

/** Whoever may read one of the applications that a paper is attached to may read the paper. */
async function asReader(
  services: Services,
  caller: Caller,
  holders: Parameters<typeof readerOf>[2][],
): Promise<Relation[]> {
  const found: Relation[][] = [];
  for (const holder of holders) {
    try {
      found.push(await readerOf(services, caller, holder));
    } catch (error) {
      if (!(error instanceof Fault) || error.type !== 'not-found') throw error;
    }
  }
  if (found.length === 0) throw noSuchDocument();
  return found.flat();
}
