import { Fault } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';
import { workflowId } from '../../domain/record/workflow-id';
import { signAmendment } from '../../domain/serve/project-decisions';
import type { ProjectRecord } from '../../domain/serve/project-record';
import { route } from '../record/route';
import { checkPaper, paperCheck, paperView, viewOfPaper } from './check-paper';
import { changeParams, stateAnswer, toProject } from './project-params';
import { proveSigning } from './prove-signing';
import { seesSigners } from './sees-signers';
import { signingBody } from './signing-body';
import { theChange } from './the-change';

const PATH = '/projects/:projectId/changes/:changeId/amendment';
const OF = { tag: 'serve', params: changeParams, relation: toProject } as const;

/** @throws Fault `not-found` for a change without one */
async function theAmendment(store: Store, of: { projectId: string; changeId: string }) {
  const { amendment } = await theChange(store, of);
  if (!amendment)
    throw new Fault('not-found', { en: 'this change has no amendment', zh: '这项变更没有补充协议' });
  return amendment;
}

async function signingTerms(store: Store, { rulebookHash }: Pick<ProjectRecord, 'rulebookHash'>) {
  return (await store.rulebooks.need(rulebookHash)).rulebook.signing;
}

/** Amendments 补充协议 of the agreement: read, checked and signed as the agreement is. */
export const amendmentRoutes = [
  route({
    ...OF,
    method: 'get',
    path: PATH,
    action: 'serve.read-changes',
    summary: 'The amendment of a change: its file, the hash that is signed, how, and who has signed',
    answer: paperView,
    handle: async ({ services: { store }, caller, params }) => {
      const amendment = await theAmendment(store, params);
      const project = await store.projects.need(params.projectId);
      return viewOfPaper(amendment, await signingTerms(store, project), seesSigners(project, caller));
    },
  }),
  route({
    ...OF,
    method: 'get',
    path: `${PATH}/file`,
    action: 'serve.read-changes',
    summary: 'The amendment 补充协议 of a change as PDF',
    answer: 'raw',
    handle: async ({ services, params }) => {
      const { documentId } = await theAmendment(services.store, params);
      const { fileName, contentType, bytes } = await services.store.documents.need(documentId);
      return { fileName, contentType, bytes, content: services.files.read(documentId) };
    },
  }),
  route({
    ...OF,
    method: 'get',
    path: `${PATH}/check`,
    action: 'serve.read-changes',
    summary: 'The signed amendment hashed again, and each uploaded signature verified again',
    answer: paperCheck,
    handle: async ({ services, caller, params }) => {
      const amendment = await theAmendment(services.store, params);
      const project = await services.store.projects.need(params.projectId);
      return checkPaper(services, amendment, seesSigners(project, caller));
    },
  }),
  route({
    ...OF,
    method: 'post',
    path: `${PATH}/sign`,
    action: 'serve.sign-agreement',
    summary:
      'Sign the amendment of a change, in the way of the agreement; with both signatures it is in force',
    body: signingBody,
    answer: stateAnswer,
    handle: async ({ services, caller, actor, at, params, body, key }) => {
      const { store } = services;
      const { projectId, changeId } = params;
      const amendment = await theAmendment(store, params);
      const terms = await signingTerms(store, await store.projects.need(projectId));
      const proven = await proveSigning(services, caller, terms, { projectId, ...amendment }, body, key);
      return services.decide(
        workflowId.project(projectId),
        signAmendment,
        { actor, at, changeId, ...proven },
        key,
      );
    },
  }),
];
