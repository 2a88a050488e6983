import { z } from 'zod';
import { carriedPlans, programmesBefore } from '../../domain/improve/carried-plans';
import { checkTargets, phaseRecords } from '../../domain/improve/check-targets';
import { judgeTarget } from '../../domain/improve/target-decisions';
import { isSealed } from '../../domain/match/seal';
import type { Relation } from '../../domain/people/access';
import type { Store } from '../../domain/record/store';
import { workflowId } from '../../domain/record/workflow-id';
import { applicationParams } from '../match/application-schemas';
import { noSuchApplication, readerOf } from '../match/reader-relation';
import { relationsToProject } from '../record/relations';
import { type RelationContext, route } from '../record/route';
import { saveStatement } from '../record/save-statement';
import { checkedTarget, targetJudgement, targetParams } from './improve-schemas';

/** The plans that an organisation takes into a programme, from its projects in those that the programme continues. */
export async function plansInto(
  store: Pick<Store, 'programmes' | 'standings'>,
  { programmeId, organisationId }: { programmeId: string; organisationId: string },
) {
  const continued = async (id: string) => (await store.programmes.get(id))?.continues ?? null;
  const before = await programmesBefore(programmeId, continued);
  return before.length === 0 ? [] : carriedPlans(await store.standings.find({ organisationId }), before);
}

/** As to the application; an early look at sealed papers opens them alone, not what their applicant did before. */
async function toApplication({
  services,
  caller,
  params: { applicationId },
}: RelationContext<{ applicationId: string }, unknown>): Promise<Relation[]> {
  const application = await services.store.applications.get(applicationId);
  const relations = await readerOf(services, caller, application);
  if (!application || relations.includes('own-organisation')) return relations;
  const { state } = await services.store.programmes.need(application.programmeId);
  if (isSealed(state)) throw noSuchApplication();
  return relations;
}

export const carriedPlanRoutes = [
  route({
    method: 'get',
    path: '/applications/:applicationId/carried-plan',
    action: 'improve.see-carried-plans',
    summary:
      'Gaps of the applicant’s improvement plans 绩效改进计划书 from the programmes that this one continues, beside what it promises now',
    tag: 'improve',
    params: applicationParams,
    answer: z.object({ items: z.array(checkedTarget) }),
    relation: toApplication,
    handle: async ({ services: { store }, params: { applicationId } }) => {
      const application = await store.applications.need(applicationId);
      const plans = await plansInto(store, application);
      if (plans.length === 0) return { items: [] };
      const { rulebookHash } = await store.programmes.need(application.programmeId);
      const { rulebook } = await store.rulebooks.need(rulebookHash);
      return { items: checkTargets(plans, phaseRecords(application, [], [], rulebook, false)) };
    },
  }),
  route({
    method: 'post',
    path: '/projects/:projectId/carried-plan/:planOf/:target/judge',
    action: 'improve.judge-target',
    summary:
      'Say with a reason whether a target of an earlier improvement plan was kept in this project; it counts instead of the records',
    tag: 'improve',
    params: targetParams,
    body: targetJudgement,
    answer: z.object({ state: z.string() }),
    relation: ({ services, caller, params }) => relationsToProject(services.store, caller, params.projectId),
    handle: async ({ services, actor, at, params, body: { verdict, reason: why }, key }) => {
      const { projectId, planOf, target } = params;
      const process = workflowId.project(projectId);
      const reason = await saveStatement(services, process, why, { actor, at, key });
      const said = { planOf, target, verdict, reason };
      return services.decide(process, judgeTarget, { actor, at, ...said }, key);
    },
  }),
];
