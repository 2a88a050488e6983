import type { User } from '../../domain/people/account';
import { isLocked, LOCK_MS, TRIES_BEFORE_LOCK } from '../../domain/people/sign-in-rules';
import { Fault } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';
import { isPassword } from './passwords';

/**
 * The user of a mail address and password. The fifth wrong password in a row locks the account for 15 minutes.
 * The answer, and the work for it, are the same for a wrong password, a locked and an unknown account.
 * @throws Fault `not-signed-in`
 */
export async function signIn(store: Store, email: string, password: string, nowMs: number): Promise<User> {
  const user = await store.users.first({ email: email.trim().toLowerCase() });
  // The try is counted before the password is looked at, so that many at once are not more than five.
  const mayTry = user?.active === true && (await takeTry(store, user, nowMs));
  const isRight = await isPassword(mayTry ? user.passwordHash : null, password);
  if (!user || !isRight) {
    if (user && mayTry) await lockWhenSpent(store, user.id, nowMs);
    throw new Fault(
      'not-signed-in',
      'Mail address or password is wrong, or the account is locked for a while',
    );
  }
  await store.users.update({ id: user.id }, { failedSignIns: 0, lockedUntil: null });
  return user;
}

async function takeTry(store: Store, user: User, nowMs: number): Promise<boolean> {
  if (isLocked(user, new Date(nowMs).toISOString())) return false;
  if (await store.users.add({ id: user.id, failedSignIns: { $lt: TRIES_BEFORE_LOCK } }, { failedSignIns: 1 }))
    return true;
  await lockWhenSpent(store, user.id, nowMs);
  return false;
}

async function lockWhenSpent(store: Store, id: string, nowMs: number): Promise<void> {
  const lock = { failedSignIns: 0, lockedUntil: new Date(nowMs + LOCK_MS).toISOString() };
  await store.users.update({ id, failedSignIns: { $gte: TRIES_BEFORE_LOCK } }, lock);
}
