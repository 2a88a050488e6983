import type { User } from '../../domain/people/account';
import { isLocked, LOCK_MS, TRIES_BEFORE_LOCK } from '../../domain/people/sign-in-rules';
import { Fault } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';
import { isPassword } from './passwords';
import { codeNeeded, hasSecondFactor, takeCode, wrongCode } from './second-factor';

/**
 * The user of a mail address, a password and, where the account has a second factor, its code. The fifth wrong
 * password or code in a row locks the account for 15 minutes. The answer, and the work for it, are the same for a
 * wrong password, a locked and an unknown account.
 * @throws Fault `not-signed-in`; with the state `code-needed` when only the code is missing
 */
export async function signIn(
  store: Store,
  given: { email: string; password: string; code?: string | undefined },
  nowMs: number,
): Promise<User> {
  const user = await checkPassword(store, given.email, given.password, nowMs);
  if (hasSecondFactor(user)) {
    if (given.code === undefined) {
      // Neither a success, which forgets wrong tries, nor a wrong try.
      await store.users.add({ id: user.id, failedSignIns: { $gt: 0 } }, { failedSignIns: -1 });
      throw codeNeeded();
    }
    await finishTry(store, user, nowMs, await takeCode(store, user, given.code, nowMs));
  } else await forgetTries(store, user.id);
  return user;
}

/** The code alone, after the password was right. @throws Fault `not-signed-in` */
export async function signInWithCode(
  store: Store,
  userId: string,
  code: string,
  nowMs: number,
): Promise<User> {
  const user = await store.users.get(userId);
  if (!user?.active || !(await takeTry(store, user, nowMs))) throw notSignedIn();
  await finishTry(store, user, nowMs, await takeCode(store, user, code, nowMs));
  return user;
}

/** @throws Fault `not-signed-in` unless it is the user's password: it counts like signing in */
export async function confirmPassword(
  store: Store,
  email: string,
  password: string,
  nowMs: number,
): Promise<void> {
  const user = await checkPassword(store, email, password, nowMs);
  await forgetTries(store, user.id);
}

/**
 * The code once more, of somebody who is signed in, for a decision that asks for it: it counts like signing in, and is
 * good for nothing else afterwards.
 * @param use what it is for: asked again for the very same, the same code is taken again
 * @throws Fault `invalid-input` naming the code
 */
export async function confirmCode(
  store: Store,
  user: User,
  code: string,
  nowMs: number,
  use: string,
): Promise<void> {
  const isRight = (await takeTry(store, user, nowMs)) && (await takeCode(store, user, code, nowMs, use));
  if (isRight) return forgetTries(store, user.id);
  await lockWhenSpent(store, user.id, nowMs);
  throw wrongCode();
}

/** A try is taken for it, and stays taken. */
async function checkPassword(store: Store, email: string, password: string, nowMs: number): Promise<User> {
  const user = await store.users.first({ email: email.trim().toLowerCase() });
  // The try is counted before the password is looked at, so that many at once are not more than five.
  const mayTry = user?.active === true && (await takeTry(store, user, nowMs));
  const isRight = await isPassword(mayTry ? user.passwordHash : null, password);
  if (user && isRight) return user;
  if (user && mayTry) await lockWhenSpent(store, user.id, nowMs);
  throw notSignedIn();
}

async function finishTry(store: Store, user: User, nowMs: number, isRight: boolean): Promise<void> {
  if (isRight) return forgetTries(store, user.id);
  await lockWhenSpent(store, user.id, nowMs);
  throw notSignedIn();
}

function notSignedIn(): Fault {
  return new Fault('not-signed-in', {
    en: 'Mail address or password is wrong, or the account is locked for a while',
    zh: '邮箱或密码不正确，或账号已暂时锁定',
  });
}

async function forgetTries(store: Store, id: string): Promise<void> {
  await store.users.update({ id }, { failedSignIns: 0, lockedUntil: null });
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
