import { Secret, TOTP } from 'otpauth';
import type { User } from '../../domain/people/account';
import { Fault } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';

const STEP_MS = 30_000;
const SECRET_BYTES = 20;

/** `state` of the fault that says: the password is right, now the code. */
export const CODE_NEEDED = 'code-needed';

export function newSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

function totp(secret: string, label = ''): TOTP {
  return new TOTP({ issuer: 'CareCycle', label, secret: Secret.fromBase32(secret), period: STEP_MS / 1_000 });
}

/** What an authenticator program reads from the picture. */
export function setUpUri({ email }: Pick<User, 'email'>, secret: string): string {
  return totp(secret, email).toString();
}

export function hasSecondFactor(user: User): user is User & { totpSecret: string } {
  return Boolean(user.totpSecret && user.totpSince);
}

/**
 * Whether a code (RFC 6238) is the account's now; clocks may differ by half a minute. Each code is good once: it is
 * taken in the same step in which it is checked. With a `use` it is good again for the very same use.
 */
export async function takeCode(
  store: Store,
  user: User,
  code: string,
  nowMs: number,
  use: string | null = null,
): Promise<boolean> {
  const token = code.replace(/\s/g, '');
  if (!user.totpSecret || !/^\d{6}$/.test(token)) return false;
  const delta = totp(user.totpSecret).validate({ token, timestamp: nowMs, window: 1 });
  if (delta === null) return false;
  const step = Math.floor(nowMs / STEP_MS) + delta;
  if (await store.users.update({ id: user.id, totpStep: { $lt: step } }, { totpStep: step, totpUse: use }))
    return true;
  return use !== null && (await store.users.first({ id: user.id, totpStep: step, totpUse: use })) !== null;
}

export function codeNeeded(): Fault {
  return new Fault(
    'not-signed-in',
    { en: 'The account has a second factor: send its code too', zh: '账号已开启第二重验证，请填写验证码' },
    {
      state: CODE_NEEDED,
    },
  );
}

export function wrongCode(): Fault {
  const message = 'is wrong, was used already, or is too old';
  const zh = '验证码不正确、已用过或已过期';
  return new Fault(
    'invalid-input',
    { en: `The code ${message}`, zh },
    { fields: [{ field: 'code', message, zh }] },
  );
}
