import { z } from 'zod';
import type { DocumentRecord } from '../../domain/record/document-record';
import { Fault } from '../../domain/record/fault';
import { unseenSignatures } from '../serve/sees-signers';
import { unseenEvidence } from '../serve/unseen-evidence';
import { relationsToDocument } from './document-relations';
import { keepDocumentRead } from './keep-document-read';
import { relationsToProject } from './relations';
import { type Caller, type RelationContext, route, type Services } from './route';
import { says } from './schema-words';
import { pageOf, pageQuery } from './schemas';

const params = z.object({ documentId: z.string().min(1).max(64) });

const view = z.object({
  id: z.string(),
  fileName: z.string(),
  contentType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  uploadedBy: z.string(),
  organisationId: z.string(),
  programmeId: z.string().nullable(),
  projectId: z.string().nullable(),
  purpose: z.string(),
  at: z.string(),
});

const optionalId = z
  .string()
  .max(64)
  .optional()
  .transform((id) => id || null);

async function relation({
  services,
  caller,
  params: { documentId },
}: RelationContext<{ documentId: string }, unknown>) {
  return relationsToDocument(services, caller, documentId);
}

export const documentRoutes = [
  route({
    method: 'post',
    path: '/documents',
    atomic: true,
    action: 'record.upload-document',
    summary:
      'Upload one file: PDF, PNG, JPEG, HEIC, XLSX, DOCX, CSV, text or a detached signature, told by its content',
    tag: 'record',
    status: 201,
    upload: true,
    body: z.strictObject({
      purpose: z
        .string()
        .regex(/^[\w./-]{1,120}$/, {
          error: says({ en: 'may have letters, digits and . / - _', zh: '只能用字母、数字和 . / - _' }),
        })
        .meta({ description: 'What it is evidence of, for example application/01J… or report/01J…' }),
      programmeId: optionalId,
      projectId: optionalId,
    }),
    answer: view,
    handle: async ({ services, caller, body, file, at }) => {
      if (!file) throw new Fault('invalid-input', { en: 'The form has no file', zh: '没有选择文件' });
      await checkSubject(services, caller, body);
      const { userId: uploadedBy, organisationId } = caller;
      const document: DocumentRecord = { ...file, ...body, uploadedBy, organisationId, at };
      await services.store.documents.insert(document);
      return document;
    },
  }),
  route({
    method: 'get',
    path: '/projects/:projectId/documents',
    action: 'record.read-document',
    summary:
      'The documents of a project, the newest first; evidence of a report that is not signed off only to its organisation, signature files only to the parties, auditors and administrators',
    tag: 'record',
    params: z.object({ projectId: z.string().min(1).max(64) }),
    query: pageQuery.extend({ purpose: z.string().max(120).optional() }),
    answer: pageOf(view.extend({ organisation: z.string().nullable() })),
    relation: ({ services, caller, params: { projectId } }) =>
      relationsToProject(services.store, caller, projectId),
    handle: async ({ services: { store }, caller, params: { projectId }, query: { purpose, ...page } }) => {
      const hidden = [
        ...(await unseenEvidence(store, projectId, caller)),
        ...(await unseenSignatures(store, projectId, caller)),
      ];
      const filter = {
        projectId,
        ...(purpose && { purpose }),
        ...(hidden.length > 0 && { id: { $nin: hidden } }),
      };
      const { items, next } = await store.page('documents', filter, { ...page, sort: { at: -1 } });
      const ids = [...new Set(items.map((one) => one.organisationId))];
      const from = await store.organisations.find({ id: { $in: ids } });
      const nameOf = (id: string) => from.find((one) => one.id === id)?.name ?? null;
      return { items: items.map((one) => ({ ...one, organisation: nameOf(one.organisationId) })), next };
    },
  }),
  route({
    method: 'get',
    path: '/documents/:documentId',
    action: 'record.read-document',
    summary: 'What is known of a document',
    tag: 'record',
    params,
    answer: view,
    relation,
    handle: async ({ services, caller, params: { documentId } }) => {
      const document = await services.store.documents.need(documentId);
      await keepDocumentRead(services, caller, document);
      return document;
    },
  }),
  route({
    method: 'get',
    path: '/documents/:documentId/content',
    action: 'record.read-document',
    summary: 'The file itself, as an attachment',
    tag: 'record',
    params,
    answer: 'raw',
    relation,
    handle: async ({ services, caller, params: { documentId } }) => {
      const document = await services.store.documents.need(documentId);
      await keepDocumentRead(services, caller, document);
      const { fileName, contentType, bytes } = document;
      return { fileName, contentType, bytes, content: services.files.read(documentId) };
    },
  }),
];

async function checkSubject(
  { store }: Services,
  caller: Caller,
  { programmeId, projectId }: { programmeId: string | null; projectId: string | null },
): Promise<void> {
  const unknown = (field: string) =>
    new Fault(
      'invalid-input',
      { en: `${field} is not known`, zh: '所填的项目或机构不存在' },
      { fields: [{ field, message: 'is not known', zh: '不存在' }] },
    );
  if (programmeId && !(await store.programmes.get(programmeId))) throw unknown('programmeId');
  if (!projectId) return;
  if (!(await store.projects.get(projectId))) throw unknown('projectId');
  const relations = await relationsToProject(store, caller, projectId);
  if (relations.length === 0)
    throw new Fault('forbidden', { en: 'You have no part in this project', zh: '您没有参与这个项目' });
}
