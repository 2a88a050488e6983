import type { DocumentRecord } from '../../domain/record/document-record';
import { type PaperTemplate, templateVersion } from '../../domain/serve/paper-templates';
import type { SignedPaper } from '../../domain/serve/signature';
import type { ActivityDeps } from '../deps';

/** What is printed: a template with what it says, and what the file is called and belongs to. */
export interface PaperOrder {
  template: PaperTemplate;
  view: object;
  fileName: string;
  of: Pick<DocumentRecord, 'organisationId' | 'programmeId' | 'projectId' | 'purpose'>;
}

/**
 * Prints a paper that is to be signed and stores its file. The hash is that of the stored file: it is what both sides
 * sign. The document's record is for the caller to insert with its step.
 */
export async function printPaper(
  deps: ActivityDeps,
  { template, view, fileName, of }: PaperOrder,
): Promise<{ paper: SignedPaper; template: string; document: Omit<DocumentRecord, 'at'> }> {
  const version = templateVersion(template);
  const html = deps.documents.html(template.name, { ...view, template: version });
  const file = await deps.documents.pdf(html);
  const contentType = 'application/pdf';
  const documentId = deps.newId();
  const { bytes, sha256 } = await deps.files.save(documentId, contentOf(file), fileName, contentType);
  const document = { id: documentId, fileName, contentType, bytes, sha256, uploadedBy: 'system', ...of };
  return { paper: { documentId, sha256 }, template: version, document };
}

async function* contentOf(file: Uint8Array): AsyncIterable<Uint8Array> {
  yield file;
}
