import { hash, verify } from '@node-rs/argon2';

/** argon2id, 19 MiB, two passes (OWASP's first recommendation). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Nobody's password: checked against when there is no account, so that both take the same time. */
const NOBODYS = hash('nobody has this password', COST);

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Whether it is the password of the account. Takes as long when there is no account or no password yet. */
export async function isPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  const right = await verify(passwordHash ?? (await NOBODYS), password);
  return right && Boolean(passwordHash);
}
