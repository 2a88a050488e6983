import type { Request } from 'express';
import type { User } from '../../domain/people/account';
import { isSessionGood, TOKEN_PREFIX } from '../../domain/people/sign-in-rules';
import { Fault } from '../../domain/record/fault';
import type { Caller, Services } from '../record/route';
import './session-data';

/**
 * Who asks: by a Bearer token or by a session cookie; null for nobody. The user is read anew each time, so that a
 * role taken away is gone at once.
 * @throws Fault `not-signed-in` for a token that is not, or no longer, good
 */
export async function authenticate(services: Services, request: Request): Promise<Caller | null> {
  const header = request.headers.authorization;
  if (header !== undefined) return byToken(services, header);
  const { session } = request;
  if (session?.userId === undefined) return null;
  const user = await services.store.users.get(session.userId);
  const isGood = user?.active && isSessionGood(session.signedInAt ?? 0, user, Date.now());
  return isGood ? callerOf(user, 'session') : null;
}

async function byToken(services: Services, header: string): Promise<Caller> {
  const token = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(header)?.[1];
  if (!token?.startsWith(TOKEN_PREFIX)) throw notGood();
  const known = await services.store.tokens.first({ hash: services.sha256(token) });
  if (!known || known.expiresAt <= new Date().toISOString()) throw notGood();
  const user = await services.store.users.get(known.userId);
  if (!user?.active) throw notGood();
  return callerOf(user, 'token');
}

function callerOf(user: User, via: Caller['via']): Caller {
  return { userId: user.id, organisationId: user.organisationId, roles: user.roles, via };
}

function notGood(): Fault {
  return new Fault('not-signed-in', { en: 'This API token is not known or has expired', zh: null });
}
