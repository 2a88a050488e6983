import { Fault } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';
import { hashPassword } from './passwords';
import { signIn } from './sign-in';

/** @throws Fault `not-signed-in` when the present password is wrong: it counts like a failed sign-in */
export async function changeOwnPassword(
  store: Store,
  userId: string,
  present: string,
  next: string,
): Promise<void> {
  const user = await store.users.need(userId);
  await signIn(store, user.email, present, Date.now());
  if (present === next) {
    throw new Fault('invalid-input', 'next must differ from the present password', {
      fields: [{ field: 'next', message: 'must differ from the present password' }],
    });
  }
  await setPassword(store, userId, next);
}

/** Sets a password. Sessions from before end, and a lock is taken away. */
export async function setPassword(store: Store, userId: string, password: string): Promise<void> {
  const set = {
    passwordHash: await hashPassword(password),
    passwordSetAt: new Date().toISOString(),
    failedSignIns: 0,
    lockedUntil: null,
  };
  await store.users.update({ id: userId }, set);
}
