import { Fault } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';
import { workflowId } from '../../domain/record/workflow-id';
import { signAgreement } from '../../domain/serve/project-decisions';
import { route } from '../record/route';
import { agreementText, readAgreementText } from './agreement-text';
import { checkPaper, paperCheck, paperView, viewOfPaper } from './check-paper';
import { projectParams, stateAnswer, toProject } from './project-params';
import { proveSigning } from './prove-signing';
import { seesSigners } from './sees-signers';
import { signingBody } from './signing-body';

/** @throws Fault `not-found` before it is printed */
async function theAgreement(store: Store, projectId: string) {
  const project = await store.projects.need(projectId);
  const { agreement, rulebookHash } = project;
  if (!agreement)
    throw new Fault('not-found', { en: 'the agreement is not written yet', zh: '协议尚未拟定' });
  return { project, agreement, terms: (await store.rulebooks.need(rulebookHash)).rulebook.signing };
}

export const agreementRoutes = [
  route({
    method: 'get',
    path: '/projects/:projectId/agreement',
    action: 'serve.see-project',
    summary: 'The agreement: its file, the hash that is signed, and who has signed',
    tag: 'serve',
    params: projectParams,
    answer: paperView,
    relation: toProject,
    handle: async ({ services: { store }, caller, params }) => {
      const { project, agreement, terms } = await theAgreement(store, params.projectId);
      return viewOfPaper(agreement, terms, seesSigners(project, caller));
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
      await theAgreement(store, projectId);
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
      const { agreement } = await theAgreement(services.store, params.projectId);
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
    body: signingBody,
    answer: stateAnswer,
    relation: toProject,
    handle: async ({ services, caller, actor, at, params: { projectId }, body, key }) => {
      const { agreement, terms } = await theAgreement(services.store, projectId);
      const proven = await proveSigning(services, caller, terms, { projectId, ...agreement }, body, key);
      return services.decide(workflowId.project(projectId), signAgreement, { actor, at, ...proven }, key);
    },
  }),
  route({
    method: 'get',
    path: '/projects/:projectId/agreement/check',
    action: 'serve.see-project',
    summary: 'The signed file hashed again, and each uploaded signature verified again',
    tag: 'serve',
    params: projectParams,
    answer: paperCheck,
    relation: toProject,
    handle: async ({ services, caller, params }) => {
      const { project, agreement } = await theAgreement(services.store, params.projectId);
      return checkPaper(services, agreement, seesSigners(project, caller));
    },
  }),
];
