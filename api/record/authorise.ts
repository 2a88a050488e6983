import { couldAct, mayAct } from '../../domain/people/access';
import { Fault } from '../../domain/record/fault';
import { type Actor, BY_NOTICE } from '../../domain/record/party';
import type { ApiDeps } from './api-deps';
import type { Caller, Route } from './route';

type Guarded = Pick<Route, 'action' | 'relation'>;
type Guards = Pick<ApiDeps, 'access' | 'services'>;

/**
 * What can be said before anything is looked up: somebody asks, with a role that could be allowed.
 * @throws Fault `not-signed-in`, `forbidden`
 */
export function checkRole({ action }: Guarded, { access }: Guards, caller: Caller | null): void {
  if (action === 'public') return;
  if (!caller)
    throw new Fault('not-signed-in', { en: 'Sign in, or send an API token as Bearer', zh: '请先登录' });
  if (!couldAct(access, caller.roles, action)) throw forbidden(action);
}

/**
 * The caller in the role that allows it; without a caller the system, by notice.
 * @throws Fault `forbidden`, or what looking for the thing throws
 */
export async function authorise(
  { action, relation }: Guarded,
  { access, services }: Guards,
  caller: Caller | null,
  params: unknown,
  query: unknown,
): Promise<Actor> {
  if (action === 'public' || !caller) return BY_NOTICE;
  const relations = await relation({ services, caller, params, query } as never);
  const role = mayAct(access, caller, action, relations);
  if (!role) throw forbidden(action);
  return { kind: 'person', userId: caller.userId, organisationId: caller.organisationId, role };
}

function forbidden(action: string): Fault {
  return new Fault('forbidden', {
    en: `None of your roles may do "${action}" here`,
    zh: '您的岗位在这里无权办理此事',
  });
}
