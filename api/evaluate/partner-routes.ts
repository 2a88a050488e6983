import { z } from 'zod';
import type { Organisation } from '../../domain/people/account';
import { Fault } from '../../domain/record/fault';
import { workflowId } from '../../domain/record/workflow-id';
import { namePartners } from '../../domain/serve/project-decisions';
import { relationsToProject } from '../record/relations';
import { route } from '../record/route';
import type { Services } from '../record/services';
import { stateAnswer } from './evaluation-params';

const params = z.object({ projectId: z.string().min(1).max(64) });

const MOST = 20;

export const partnerRoutes = [
  route({
    method: 'get',
    path: '/projects/:projectId/partners',
    action: 'evaluate.see-partners',
    summary: 'Partners 合作单位 of a project, whose judgement counts where the rulebook asks for it',
    tag: 'evaluate',
    params,
    answer: z.object({
      items: z.array(z.object({ id: z.string(), name: z.string(), uscc: z.string().nullable() })),
    }),
    relation: ({ services, caller, params: { projectId } }) =>
      relationsToProject(services.store, caller, projectId),
    handle: async ({ services: { store }, params: { projectId } }) => {
      const { partnerIds = [] } = await store.projects.need(projectId);
      return { items: await store.organisations.find({ id: { $in: partnerIds } }) };
    },
  }),
  route({
    method: 'post',
    path: '/projects/:projectId/partners',
    action: 'evaluate.name-partners',
    summary:
      'Name the partners of a project, in place of those named before: organisations by their credit code; they judge the rounds that open from now on',
    tag: 'evaluate',
    params,
    body: z.strictObject({ usccs: z.array(z.string().trim().min(1).max(40)).max(MOST) }),
    answer: stateAnswer,
    relation: ({ services, caller, params: { projectId } }) =>
      relationsToProject(services.store, caller, projectId),
    handle: async ({ services, actor, at, params: { projectId }, body, key }) => {
      const found = await organisationsOf(services, [...new Set(body.usccs)]);
      const organisationIds = found.map(({ id }) => id).sort();
      return services.decide(
        workflowId.project(projectId),
        namePartners,
        { actor, at, organisationIds },
        key,
      );
    },
  }),
];

/** Organisations of these codes. @throws Fault `invalid-input` naming the codes that none has */
async function organisationsOf(
  { store }: Services,
  usccs: readonly string[],
): Promise<Pick<Organisation, 'id'>[]> {
  const found = await store.organisations.find({ uscc: { $in: usccs }, kind: 'social-organisation' });
  const unknown = usccs.filter((uscc) => !found.some((one) => one.uscc === uscc));
  if (unknown.length > 0)
    throw new Fault(
      'invalid-input',
      { en: 'an organisation is not known', zh: '有的机构未登记' },
      {
        fields: unknown.map((uscc) => ({
          field: 'usccs',
          message: `no social organisation has the code ${uscc}`,
          zh: `没有统一社会信用代码为 ${uscc} 的社会组织`,
        })),
      },
    );
  return found;
}
