import type { z } from 'zod';
import type { Store } from '../../domain/record/store';
import { parseWorkflowId } from '../../domain/record/workflow-id';
import type { Caller } from '../record/route';
import type { PagedStore } from '../record/services';
import { openTasksOf, tasksOf } from '../record/tasks-of';
import type { waitingView } from './money-schemas';

type Waiting = z.input<typeof waitingView>;

const MOST = 200;
const APPROVALS = ['payment.approve', 'payment.approve-return'];

/** The payments whose approval is a task of this person, who has not approved them yet. */
export async function waitingPayments(store: Store & PagedStore, caller: Caller): Promise<Waiting[]> {
  const tasks = (await openTasksOf(store, tasksOf(caller), MOST)).filter(({ what }) =>
    APPROVALS.includes(what),
  );
  const ids = [...new Set(tasks.map(({ workflowId }) => parseWorkflowId(workflowId).parts.join('/')))];
  const found = await store.disbursements.find({ id: { $in: ids } });
  const projects = await store.projects.find({ id: { $in: found.map(({ projectId }) => projectId) } });
  const organisations = await store.organisations.find({
    id: { $in: found.map(({ organisationId }) => organisationId) },
  });
  const waiting: Waiting[] = [];
  for (const id of ids) {
    const payment = found.find((one) => one.id === id);
    const project = projects.find((one) => one.id === payment?.projectId);
    if (!payment || !project || payment.approvals.some(({ userId }) => userId === caller.userId)) continue;
    const { rulebook } = await store.rulebooks.need(project.rulebookHash);
    const { projectId, tranche, organisationId, direction, amount, approvals, approversNeeded } = payment;
    waiting.push({
      ...{ projectId, tranche, direction, amount, given: approvals.length, approversNeeded },
      title: rulebook.tranches.find((one) => one.id === tranche)?.title ?? null,
      project: project.title,
      organisation: organisations.find((one) => one.id === organisationId)?.name ?? '',
      due: tasks.find(({ workflowId }) => workflowId.endsWith(`/${id}`))?.due ?? null,
    });
  }
  return waiting;
}
