import { z } from 'zod';
import { Fault } from '../../domain/record/fault';
import { workflowId } from '../../domain/record/workflow-id';
import { signAgreement } from '../../domain/serve/project-decisions';
import { route } from '../record/route';
import { says } from '../record/schema-words';
import { agreementText, readAgreementText } from './agreement-text';
import { projectParams, stateAnswer, toProject } from './project-params';

const agreementView = z.object({
  documentId: z.string(),
  sha256: z.string(),
  signatures: z.array(z.object({ userId: z.string(), organisationId: z.string(), at: z.string() })),
});

export const agreementRoutes = [
  route({
    method: 'get',
    path: '/projects/:projectId/agreement',
    action: 'serve.see-project',
    summary: 'The agreement: its file, the hash that is signed, and who has signed',
    tag: 'serve',
    params: projectParams,
    answer: agreementView,
    relation: toProject,
    handle: async ({ services, params }) => {
      const { agreement } = await services.store.projects.need(params.projectId);
      if (!agreement)
        throw new Fault('not-found', { en: 'the agreement is not written yet', zh: '协议尚未拟定' });
      return agreement;
    },
  }),
  route({
    method: 'get',
    path: '/projects/:projectId/agreement/text',
    action: 'serve.see-project',
    summary: 'What the agreement says, clause by clause',
    tag: 'serve',
    params: projectParams,
    answer: agreementText,
    relation: toProject,
    handle: async ({ services: { store }, params: { projectId } }) => {
      if (!(await store.projects.need(projectId)).agreement)
        throw new Fault('not-found', { en: 'the agreement is not written yet', zh: '协议尚未拟定' });
      return readAgreementText(store, projectId);
    },
  }),
  route({
    method: 'get',
    path: '/projects/:projectId/agreement/file',
    action: 'serve.see-project',
    summary: 'The agreement as PDF',
    tag: 'serve',
    params: projectParams,
    answer: 'raw',
    relation: toProject,
    handle: async ({ services, params }) => {
      const { agreement } = await services.store.projects.need(params.projectId);
      if (!agreement)
        throw new Fault('not-found', { en: 'the agreement is not written yet', zh: '协议尚未拟定' });
      const { fileName, contentType, bytes } = await services.store.documents.need(agreement.documentId);
      return { fileName, contentType, bytes, content: services.files.read(agreement.documentId) };
    },
  }),
  route({
    method: 'post',
    path: '/projects/:projectId/agreement/sign',
    action: 'serve.sign-agreement',
    summary: 'Sign the agreement; the hash says which file was read',
    tag: 'serve',
    params: projectParams,
    body: z.strictObject({
      sha256: z.string().regex(/^[0-9a-f]{64}$/, {
        error: says({ en: 'must be a SHA-256 in hex', zh: '应为 SHA-256 校验值（64 位十六进制）' }),
      }),
    }),
    answer: stateAnswer,
    relation: toProject,
    handle: ({ services, actor, at, params, body, key }) =>
      services.decide(
        workflowId.project(params.projectId),
        signAgreement,
        { actor, at, sha256: body.sha256 },
        key,
      ),
  }),
];
