import { businessInstant } from '../../domain/record/clock';
import type { DocumentRecord } from '../../domain/record/document-record';
import type { ActivityDeps } from '../deps';
import { readClock } from '../record/record-step';
import { reportData } from './report-data';

/** `final`: as concluded; `decided`: after an appeal. */
export type ReportStage = 'final' | 'decided';

const TYPES = { html: 'text/html', pdf: 'application/pdf' } as const;

/**
 * Writes the report of a concluded round as a document.
 * The document's id is made of evaluation, stage and form: writing it twice leaves one.
 * @returns the document's id
 */
export async function printReport(
  deps: ActivityDeps,
  input: { evaluationId: string; stage: ReportStage; form: 'html' | 'pdf' },
): Promise<string> {
  const { store, documents, files } = deps;
  const evaluation = await store.evaluations.need(input.evaluationId);
  const html = documents.html('evaluate/evaluation-report', await reportData(store, evaluation.id));
  const content = input.form === 'html' ? new TextEncoder().encode(html) : await documents.pdf(html);
  const id = `${evaluation.projectId}-${evaluation.round}-${input.stage}-${input.form}`;
  const fileName = `evaluation-${evaluation.round}-${input.stage}.${input.form}`;
  const saved = await files.save(id, once(content), fileName, TYPES[input.form]);
  const record: Omit<DocumentRecord, 'id'> = {
    fileName,
    contentType: TYPES[input.form],
    ...saved,
    uploadedBy: 'system',
    organisationId: evaluation.bureauId,
    programmeId: evaluation.programmeId,
    projectId: evaluation.projectId,
    purpose: `evaluation/${evaluation.id}`,
    at: businessInstant(await readClock(store), deps.now()),
  };
  await store.documents.put(id, record);
  return id;
}

async function* once(content: Uint8Array): AsyncIterable<Uint8Array> {
  yield content;
}
