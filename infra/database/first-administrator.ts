import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import type { Store } from '../../domain/record/store';

export interface FirstAdministrator {
  email: string;
  /** Made up when none was given; null when the account was there already. */
  password: string | null;
}

/**
 * Somebody has to make the first accounts. When there is no administrator, makes one together with the
 * organisation that runs the service.
 * @param hashPassword how passwords are kept
 */
export async function firstAdministrator(
  store: Pick<Store, 'users' | 'organisations' | 'transaction'>,
  wish: { email: string; password: string | undefined },
  hashPassword: (password: string) => Promise<string>,
): Promise<FirstAdministrator> {
  const known = await store.users.first({ roles: 'administrator' });
  if (known) return { email: known.email, password: null };
  const password = wish.password ?? randomBytes(15).toString('base64url');
  const passwordHash = await hashPassword(password);
  const organisationId = ulid();
  await store.transaction(async () => {
    await store.organisations.insert({
      id: organisationId,
      kind: 'bureau',
      name: 'CareCycle',
      uscc: null,
      place: '',
      streetCode: null,
      registration: null,
      bankAccount: null,
    });
    await store.users.insert({
      id: ulid(),
      email: wish.email,
      name: '系统管理员 administrator',
      organisationId,
      roles: ['administrator'],
      passwordHash,
      failedSignIns: 0,
      lockedUntil: null,
      active: true,
      language: 'zh',
      evaluator: null,
    });
  });
  return { email: wish.email, password };
}
