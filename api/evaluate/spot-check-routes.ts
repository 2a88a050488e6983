import { z } from 'zod';
import { type SpotCheck, type SpotVisit, spotFindingKey } from '../../domain/evaluate/spot-check';
import { recordVisit } from '../../domain/evaluate/spot-check-decisions';
import { visitFaults } from '../../domain/evaluate/visit-faults';
import { openFinding } from '../../domain/improve/finding-decisions';
import { civilDate } from '../../domain/record/civil-date';
import { Fault } from '../../domain/record/fault';
import { workflowId } from '../../domain/record/workflow-id';
import { relationsToProgramme, relationsToProject } from '../record/relations';
import { route, type Services } from '../record/route';
import { pageOf, pageQuery } from '../record/schemas';
import { stateAnswer } from './evaluation-params';
import { publicDrawings } from './public-drawings';
import { checklistOf, showSpotCheck, showSpotChecks } from './show-spot-checks';
import { knownTo, toOwnVisit, toSpotCheck } from './spot-check-relations';
import {
  checkParams,
  faultBody,
  publicDrawingView,
  spotCheckView,
  spotCheckWhole,
  visitBody,
} from './spot-check-schema';

const programmeParams = z.object({ programmeId: z.string().min(1).max(64) });
const projectParams = z.object({ projectId: z.string().min(1).max(64) });

export const spotCheckRoutes = [
  route({
    method: 'get',
    path: '/programmes/:programmeId/spot-checks',
    action: 'evaluate.see-drawings',
    summary: 'The spot checks 双随机抽查 that were drawn in a programme, newest first',
    tag: 'evaluate',
    params: programmeParams,
    query: pageQuery,
    answer: pageOf(spotCheckView),
    relation: ({ services: { store }, caller, params }) =>
      relationsToProgramme(store, caller, params.programmeId),
    handle: async ({ services: { store }, params, query }) => {
      const { items, next } = await store.page<SpotCheck>('spotChecks', params, query);
      return { items: await showSpotChecks(store, items), next };
    },
  }),
  route({
    method: 'get',
    path: '/projects/:projectId/spot-checks',
    action: 'evaluate.see-spot-checks',
    summary:
      'The spot checks of a project, newest first; one that was not announced once its visit is on record',
    tag: 'evaluate',
    params: projectParams,
    query: pageQuery,
    answer: pageOf(spotCheckView),
    relation: ({ services: { store }, caller, params }) =>
      relationsToProject(store, caller, params.projectId),
    handle: async ({ services: { store }, caller, params, query }) => {
      const known = knownTo(caller, await store.projects.need(params.projectId));
      const { items, next } = await store.page<SpotCheck>('spotChecks', { ...params, ...known }, query);
      return { items: await showSpotChecks(store, items), next };
    },
  }),
  route({
    method: 'get',
    path: '/spot-checks/:checkId',
    action: 'evaluate.see-spot-checks',
    summary: 'One spot check: what is to be looked at, and what was found',
    tag: 'evaluate',
    params: checkParams,
    answer: spotCheckWhole,
    relation: toSpotCheck,
    handle: async ({ services: { store }, caller, params: { checkId } }) =>
      showSpotCheck(store, await store.spotChecks.need(checkId), caller),
  }),
  route({
    method: 'post',
    path: '/spot-checks/:checkId/visits',
    action: 'evaluate.record-visit',
    summary:
      'Record the visit: day, place, every item of the checklist, photos. It is then known to all concerned',
    tag: 'evaluate',
    status: 201,
    params: checkParams,
    body: visitBody,
    answer: stateAnswer,
    relation: toOwnVisit,
    handle: async ({ services, caller, actor, at, params: { checkId }, body, key, madeId: visitId }) => {
      const { store } = services;
      const check = await store.spotChecks.need(checkId);
      const known = await store.spotVisits.get(visitId);
      if (known === null) {
        const between = { drawnOn: civilDate(check.drawnAt), today: civilDate(at) };
        const fields = visitFaults(await checklistOf(store, check), body, between);
        if (fields.length > 0)
          throw new Fault(
            'rule-broken',
            { en: 'the record of the visit is not complete', zh: '检查记录尚未填完' },
            { fields },
          );
        await checkPhotos(services, caller.userId, checkId, body.photos);
        const visit: SpotVisit = { id: visitId, checkId, userId: caller.userId, ...body };
        await store.spotVisits.insert(visit);
      }
      const process = workflowId.spotCheck(check.programmeId);
      return services.decide(process, recordVisit, { actor, at, checkId, visitId }, key);
    },
  }),
  route({
    method: 'post',
    path: '/spot-checks/:checkId/findings',
    action: 'improve.open-finding',
    summary:
      'Make a finding of a fault: it is then rectified 整改 like one of an evaluation, with the visit as evidence',
    tag: 'improve',
    status: 201,
    params: checkParams,
    body: faultBody,
    answer: stateAnswer.extend({ projectId: z.string(), finding: z.string() }),
    relation: toSpotCheck,
    handle: async ({ services, actor, at, params: { checkId }, body, key }) => {
      const { projectId, drawing } = await services.store.spotChecks.need(checkId);
      const fault = { actor, at, checkId, drawing, ...body };
      const answer = await services.decide(workflowId.project(projectId), openFinding, fault, key);
      return { ...answer, projectId, finding: spotFindingKey(drawing, body.item) };
    },
  }),
  route({
    method: 'get',
    path: '/public/programmes/:programmeId/spot-checks',
    action: 'public',
    summary:
      'Drawings 双随机抽查 and their results; seed and projects, by which anybody can draw again, when all visits are over',
    tag: 'evaluate',
    params: programmeParams,
    answer: z.object({ items: z.array(publicDrawingView) }),
    handle: async ({ services: { store }, params: { programmeId } }) => ({
      items: await publicDrawings(store, programmeId),
    }),
  }),
];

/** Photos are those that the inspector took for this visit. */
async function checkPhotos(
  { store }: Services,
  uploadedBy: string,
  checkId: string,
  ids: readonly string[],
): Promise<void> {
  const own = await store.documents.pick({ id: { $in: ids }, uploadedBy, purpose: `spot-check/${checkId}` }, [
    'purpose',
  ]);
  if (ids.every((id) => own.some((one) => one.id === id))) return;
  throw new Fault(
    'invalid-input',
    { en: 'a photo is not one that you uploaded for this visit', zh: '照片不是您为本次检查上传的' },
    { fields: [{ field: 'photos', message: 'not uploaded for this visit', zh: '不是为本次检查上传的' }] },
  );
}
