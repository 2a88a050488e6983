import { Fault } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';
import type { ChangeRequest } from '../../domain/serve/change-request';
import { routeOf } from '../../domain/serve/change-terms';
import type { ChangeFacts } from '../../domain/serve/judge-change';

/** @throws Fault `not-found` unless it is a change of this project */
export async function readChange(
  store: Store,
  of: { projectId: string; changeId: string },
): Promise<ChangeRequest> {
  const change = await store.changeRequests.need(of.changeId);
  if (change.projectId !== of.projectId)
    throw new Fault('not-found', { en: 'no such change of this project', zh: '本项目没有这项变更' });
  return change;
}

/** What a change is judged by: the agreement, the rulebook, and every other change. */
export async function readChangeFacts(store: Store, change: ChangeRequest): Promise<ChangeFacts> {
  const project = await store.projects.need(change.projectId);
  const application = await store.applications.need(project.applicationId);
  const { rulebook } = await store.rulebooks.need(project.rulebookHash);
  const others = await store.changeRequests.find({ projectId: project.id, id: { $ne: change.id } });
  return {
    kind: rulebook.kind,
    terms: rulebook.budget,
    award: project.award,
    months: rulebook.serve.months,
    agreed: application.budget,
    earlier: others,
    route: routeOf(rulebook.serve, change.kind),
  };
}
