import type { Application } from '../../domain/match/application';
import { checkApplication } from '../../domain/match/check-application';
import { submitApplication, withdrawApplication } from '../../domain/match/match-decisions';
import type { Relation } from '../../domain/people/access';
import type { ProgrammeRecord } from '../../domain/publish/programme-record';
import { Fault } from '../../domain/record/fault';
import { workflowId } from '../../domain/record/workflow-id';
import { stateAnswer } from '../publish/programme-schemas';
import { type RelationContext, route, type Services } from '../record/route';
import { pageOf, pageQuery } from '../record/schemas';
import { checkVersion } from '../record/version';
import {
  applicationFields,
  applicationView,
  matchProgrammeParams,
  applicationParams as params,
} from './application-schemas';
import { keepRead } from './early-reading';
import { asJudge, judgesOnly, noSuchApplication, readerOf, STANDS_ON } from './reader-relation';

type AtApplication = RelationContext<{ applicationId: string }, unknown>;

async function reader({ services, caller, params: { applicationId } }: AtApplication): Promise<Relation[]> {
  const { applications } = services.store;
  if (!judgesOnly(caller)) return readerOf(services, caller, await applications.get(applicationId));
  // Long papers take longer to fetch than none: what a refusal rests on is read alone.
  const [known = null] = await applications.pick({ id: applicationId }, STANDS_ON);
  return asJudge(services.store, caller, known);
}

/** Others than the applicant do not even learn that it exists. */
async function applicant({
  services: { store },
  caller,
  params: { applicationId },
}: AtApplication): Promise<Relation[]> {
  const application = await store.applications.need(applicationId);
  if (application.organisationId !== caller.organisationId) throw noSuchApplication();
  return ['own-organisation'];
}

async function openCall(services: Services, programmeId: string): Promise<ProgrammeRecord> {
  const programme = await services.store.programmes.get(programmeId);
  if (!programme || programme.publishedAt === null)
    throw new Fault('not-found', { en: 'no such programme', zh: '没有这个项目计划' });
  if (programme.state !== 'open') {
    throw new Fault(
      'not-allowed-now',
      { en: 'the call is not open', zh: '现在不在申报期内' },
      { state: programme.state, allowed: [] },
    );
  }
  return programme;
}

/** Ids tell when they were made, and stand in addresses: where the panel is blind they are random. */
async function newApplicationId(
  services: Services,
  { rulebookHash }: Pick<ProgrammeRecord, 'rulebookHash'>,
): Promise<string> {
  const { rulebook } = await services.store.rulebooks.need(rulebookHash);
  return rulebook.review.blind ? services.newSeed() : services.newId();
}

/** Only the applicant's own documents may be attached. */
async function ownDocuments(
  services: Services,
  organisationId: string,
  ids: readonly string[],
): Promise<void> {
  const found = await services.store.documents.find({ id: { $in: ids }, organisationId });
  const fields = ids
    .map((id, index) => ({ id, field: `documents.${index}` }))
    .filter(({ id }) => !found.some((one) => one.id === id))
    .map(({ field }) => ({ field, message: 'is no document of this organisation', zh: '不是本机构的文件' }));
  if (fields.length > 0)
    throw new Fault('invalid-input', { en: 'a document is not known', zh: '有的文件不存在' }, { fields });
}

export const applicationRoutes = [
  route({
    method: 'post',
    path: '/programmes/:programmeId/applications',
    atomic: true,
    action: 'match.draft-application',
    summary: 'Begin an application: a draft that only its organisation sees',
    tag: 'match',
    status: 201,
    params: matchProgrammeParams,
    body: applicationFields,
    answer: applicationView,
    handle: async ({ services, params: { programmeId }, caller, at, body }) => {
      const programme = await openCall(services, programmeId);
      await ownDocuments(services, caller.organisationId, body.documents);
      const application: Application = {
        ...(body as Omit<Application, 'id'>),
        id: await newApplicationId(services, programme),
        programmeId,
        organisationId: caller.organisationId,
        status: 'draft',
        version: 1,
        updatedBy: caller.userId,
        updatedAt: at,
        submittedAt: null,
      };
      await services.store.applications.insert(application);
      return application;
    },
  }),
  route({
    method: 'put',
    path: '/applications/:applicationId',
    action: 'match.change-application',
    summary: 'Change a draft; with If-Match a change made on an old copy is refused',
    tag: 'match',
    params,
    body: applicationFields,
    answer: applicationView,
    relation: applicant,
    handle: async ({ services, params: { applicationId }, caller, at, body, ifMatch }) => {
      const { store } = services;
      await ownDocuments(services, caller.organisationId, body.documents);
      const present = await store.applications.need(applicationId);
      if (present.status !== 'draft') {
        throw new Fault(
          'not-allowed-now',
          { en: `this application is ${present.status}`, zh: '这份申报书已不是草稿，不能再改' },
          {
            state: present.status,
            allowed: [],
          },
        );
      }
      checkVersion(ifMatch, present.version);
      const version = present.version + 1;
      const filter = { id: applicationId, status: 'draft', version: present.version };
      const changed = await store.applications.update(filter, {
        ...body,
        version,
        updatedBy: caller.userId,
        updatedAt: at,
      });
      if (!changed)
        throw new Fault('stale-version', {
          en: 'somebody changed this application in the meantime',
          zh: '别人刚刚改过这份申报书，请核对后再提交',
        });
      return store.applications.need(applicationId);
    },
  }),
  route({
    method: 'get',
    path: '/applications',
    action: 'match.list-own-applications',
    summary: 'The applications of the own organisation, newest first',
    tag: 'match',
    query: pageQuery,
    answer: pageOf(applicationView),
    handle: ({ services: { store }, caller, query }) =>
      store.page('applications', { organisationId: caller.organisationId }, query),
  }),
  route({
    method: 'get',
    path: '/applications/:applicationId',
    action: 'match.read-application',
    summary:
      'One application: until the call has closed sealed for all but the applicant, and the two officers of an early look',
    tag: 'match',
    params,
    answer: applicationView,
    relation: reader,
    handle: async ({ services, caller, params: { applicationId } }) => {
      const application = await services.store.applications.need(applicationId);
      if (!(await keepRead(services, caller, { application, documentId: null }))) throw noSuchApplication();
      return application;
    },
  }),
  route({
    method: 'post',
    path: '/applications/:applicationId/submit',
    action: 'match.submit-application',
    summary: 'Submit: checked against the rulebook, then sealed',
    tag: 'match',
    params,
    answer: stateAnswer,
    relation: applicant,
    handle: async ({ services, params: { applicationId }, actor, at, key }) => {
      const { store } = services;
      const application = await store.applications.need(applicationId);
      const { rulebook } = await rulebookOf(services, application.programmeId);
      const fields = checkApplication(application, rulebook);
      // A submitted one is left to the process, which knows whether this is the same request again.
      if (fields.length > 0 && application.status === 'draft') {
        throw new Fault(
          'rule-broken',
          { en: 'the application breaks rules of the programme', zh: '申报书不符合项目规则' },
          { fields },
        );
      }
      const { programmeId, organisationId, lotId, version } = application;
      const decision = { applicationId, organisationId, lotId, version, actor, at };
      return services.decide(workflowId.programme(programmeId), submitApplication, decision, key);
    },
  }),
  route({
    method: 'post',
    path: '/applications/:applicationId/withdraw',
    action: 'match.withdraw-application',
    summary: 'Withdraw a submitted application before the call closes',
    tag: 'match',
    params,
    answer: stateAnswer,
    relation: applicant,
    handle: async ({ services, params: { applicationId }, actor, at, key }) => {
      const { programmeId, organisationId } = await services.store.applications.need(applicationId);
      const decision = { applicationId, organisationId, actor, at };
      return services.decide(workflowId.programme(programmeId), withdrawApplication, decision, key);
    },
  }),
];

async function rulebookOf({ store }: Services, programmeId: string) {
  const programme = await store.programmes.need(programmeId);
  return store.rulebooks.need(programme.rulebookHash);
}
