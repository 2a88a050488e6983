import { Fault } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';
import { hashPassword } from './passwords';
import { confirmPassword } from './sign-in';

/** @throws Fault `invalid-input` when the present password is wrong: it counts like a failed sign-in */
export async function changeOwnPassword(
  store: Store,
  userId: string,
  present: string,
  next: string,
): Promise<void> {
  const user = await store.users.need(userId);
  await confirmPassword(store, user.email, present, Date.now()).catch((error: unknown) => {
    if (!(error instanceof Fault) || error.type !== 'not-signed-in') throw error;
    const message = 'is wrong, or the account is locked for a while';
    const zh = '密码不正确，或账号已暂时锁定';
    throw new Fault(
      'invalid-input',
      { en: `present ${message}`, zh },
      { fields: [{ field: 'present', message, zh }] },
    );
  });
  if (present === next) {
    const message = 'must differ from the present password';
    const zh = '不能与现在的密码相同';
    throw new Fault(
      'invalid-input',
      { en: `next ${message}`, zh },
      { fields: [{ field: 'next', message, zh }] },
    );
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
