import type { DocumentRecord } from '../../domain/record/document-record';
import type { Store } from '../../domain/record/store';
import type { ProjectRecord } from '../../domain/serve/project-record';
import { checks } from '../publish/programme-relation';
import type { Caller } from '../record/route';
import { SIGNATURE_TYPE } from '../record/sniff-type';

type Reader = Pick<Caller, 'organisationId' | 'roles'>;

/**
 * Whether somebody may see who holds the certificate of a signature, which names a person and may carry a number of
 * theirs: the two parties that sign, auditors and administrators; nobody else with a part in the project.
 */
export function seesSigners(
  { bureauId, organisationId }: Pick<ProjectRecord, 'bureauId' | 'organisationId'>,
  reader: Reader,
): boolean {
  return [bureauId, organisationId].includes(reader.organisationId) || checks(reader.roles);
}

/** A document of a project that says who signed: a signature file, or what was brought as one. */
export const namesSigner = ({
  projectId,
  contentType,
  purpose,
}: Pick<DocumentRecord, 'projectId' | 'contentType' | 'purpose'>): boolean =>
  projectId !== null && (contentType === SIGNATURE_TYPE || purpose.startsWith('signature/'));

/** Ids of documents of a project that say who signed, for a reader who does not see that. */
export async function unseenSignatures(store: Store, projectId: string, reader: Reader): Promise<string[]> {
  if (seesSigners(await store.projects.need(projectId), reader)) return [];
  const papers = await store.documents.pick({ projectId }, ['projectId', 'contentType', 'purpose']);
  return papers.filter(namesSigner).map(({ id }) => id);
}
