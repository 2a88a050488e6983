import { z } from 'zod';
import { available } from '../../domain/money/budget-rules';
import { approvePayment, refusePayment, resolvePayment } from '../../domain/money/disbursement-decisions';
import { disbursementId } from '../../domain/money/disbursement-record';
import { Fault } from '../../domain/record/fault';
import type { Filter, Store } from '../../domain/record/store';
import { workflowId } from '../../domain/record/workflow-id';
import { relationsToProject } from '../record/relations';
import { type Caller, type RelationContext, route } from '../record/route';
import { saveStatement } from '../record/save-statement';
import { pageOf, pageQuery } from '../record/schemas';
import {
  budgetView,
  disbursementParams,
  disbursementView,
  projectParams,
  reason,
  spendingView,
  stateAnswer,
  waitingView,
} from './money-schemas';
import { readSpending } from './read-spending';
import { waitingPayments } from './waiting-payments';

type DisbursementParams = z.output<typeof disbursementParams>;

const toProject = ({ services, caller, params }: RelationContext<{ projectId: string }, unknown>) =>
  relationsToProject(services.store, caller, params.projectId);

/**
 * Paying is performing: not while a complaint holds the project, nor after it has taken the award away (Implementing
 * Regulations of the Government Procurement Law, Art. 54). What comes back may.
 * @throws Fault `conflict`
 */
async function mustNotBeHeld(store: Store, params: DisbursementParams): Promise<void> {
  const { direction } = await store.disbursements.need(disbursementId(params));
  const { stayed, annulled } = await store.projects.need(params.projectId);
  if (direction === 'back' || !(stayed || annulled)) return;
  throw annulled
    ? new Fault('conflict', {
        en: 'the award was annulled: the payment can only be refused',
        zh: '立项已被取消，这笔款项只能退回，不能拨付',
      })
    : new Fault('conflict', {
        en: 'a complaint is being dealt with: nothing is paid meanwhile',
        zh: '投诉处理期间暂停履行，不拨付款项',
      });
}

/** @throws Fault `not-found` when there is no such payment */
async function toPayment(context: RelationContext<DisbursementParams, unknown>) {
  await context.services.store.disbursements.need(disbursementId(context.params));
  return toProject(context);
}

const process = ({ projectId, tranche }: DisbursementParams) => workflowId.disbursement(projectId, tranche);

export const disbursementRoutes = [
  route({
    method: 'get',
    path: '/disbursements',
    action: 'money.list-disbursements',
    summary: 'Payments 拨付 that the caller has a part in, newest project first',
    tag: 'money',
    query: pageQuery.extend({
      programmeId: z.string().max(64).optional(),
      projectId: z.string().max(64).optional(),
      state: z.string().max(40).optional(),
    }),
    answer: pageOf(disbursementView),
    handle: ({ services, caller, query }) => {
      const { programmeId, projectId, state, ...page } = query;
      const filter: Filter = {
        ...(projectId ? { projectId } : {}),
        ...(state ? { state } : {}),
        ...(programmeId ? { programmeId } : {}),
        ...ownPayments(caller),
      };
      return services.store.page('disbursements', filter, page);
    },
  }),
  route({
    method: 'get',
    path: '/disbursements/waiting',
    action: 'money.list-waiting',
    summary: 'Payments that wait for the approval of the caller, the most urgent first; at most 200',
    tag: 'money',
    answer: z.object({ items: z.array(waitingView) }),
    handle: async ({ services: { store }, caller }) => ({ items: await waitingPayments(store, caller) }),
  }),
  route({
    method: 'get',
    path: '/disbursements/:projectId/:tranche',
    action: 'money.see-disbursement',
    summary: 'One payment: where it stands, who approved it, what the bank says',
    tag: 'money',
    params: disbursementParams,
    answer: disbursementView,
    relation: toPayment,
    handle: ({ services, params }) => services.store.disbursements.need(disbursementId(params)),
  }),
  route({
    method: 'post',
    path: '/disbursements/:projectId/:tranche/approve',
    action: 'money.approve-payment',
    summary: 'Approve a payment; it is sent once enough different persons have',
    tag: 'money',
    params: disbursementParams,
    body: z.strictObject({}),
    answer: stateAnswer,
    relation: toPayment,
    handle: async ({ services, actor, at, params, key }) => {
      await mustNotBeHeld(services.store, params);
      return services.decide(process(params), approvePayment, { actor, at }, key);
    },
  }),
  route({
    method: 'post',
    path: '/disbursements/:projectId/:tranche/refuse',
    action: 'money.refuse-payment',
    summary: 'Refuse a payment with the reason; its reserve is released',
    tag: 'money',
    params: disbursementParams,
    body: z.strictObject({ reason }),
    answer: stateAnswer,
    relation: toPayment,
    handle: async ({ services, actor, at, params, body, key }) => {
      const reason = await saveStatement(services, process(params), body.reason, { actor, at, key });
      return services.decide(process(params), refusePayment, { actor, at, reason }, key);
    },
  }),
  route({
    method: 'post',
    path: '/disbursements/:projectId/:tranche/resolve',
    action: 'money.resolve-payment',
    summary: 'Decide on a payment that the bank refused or settled with another amount',
    tag: 'money',
    params: disbursementParams,
    body: z.strictObject({
      resolution: z.enum(['ask-again', 'accept-amount', 'send-anew', 'give-up']),
      reason,
    }),
    answer: stateAnswer,
    relation: toPayment,
    handle: async ({ services, actor, at, params, body, key }) => {
      if (body.resolution === 'send-anew') await mustNotBeHeld(services.store, params);
      const reason = await saveStatement(services, process(params), body.reason, { actor, at, key });
      return services.decide(process(params), resolvePayment, { actor, at, ...body, reason }, key);
    },
  }),
  route({
    method: 'get',
    path: '/projects/:projectId/budget',
    action: 'money.see-budget',
    summary: 'What the project may get, has reserved, was paid, returned and will not get',
    tag: 'money',
    params: projectParams,
    answer: budgetView,
    relation: toProject,
    handle: async ({ services, params }) => {
      const budget = await services.store.budgets.need(params.projectId);
      return { ...budget, projectId: budget.id, available: available(budget) };
    },
  }),
  route({
    method: 'get',
    path: '/projects/:projectId/spending',
    action: 'money.see-budget',
    summary: 'Budget against spending, line by line',
    tag: 'money',
    params: projectParams,
    answer: spendingView,
    relation: toProject,
    handle: ({ services, params }) => readSpending(services.store, params.projectId),
  }),
];

/** The widest role counts: auditors see all, a bureau and an organisation their own. */
function ownPayments({ roles, organisationId }: Caller): Filter {
  if (roles.includes('auditor') || roles.includes('administrator')) return {};
  const isBureau = roles.some((role) => role.startsWith('bureau-'));
  return isBureau ? { bureauId: organisationId } : { organisationId };
}
