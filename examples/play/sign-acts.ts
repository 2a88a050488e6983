import type { Role } from '../../domain/record/party';
import { meansOf } from '../../domain/serve/signing-terms';
import type { Example } from '../types';
import type { Account, Company } from './company';
import { nthTime } from './nth-time';
import type { OpenTask, Production } from './production';
import { severalAtOnce } from './several-at-once';
import type { Stage } from './stage';

const SIGNERS: readonly Role[] = ['bureau-approver', 'organisation-certifier'];
const DEVICES_AT_ONCE = 4;

const needsDevice = ({ rulebook }: Example) => meansOf(rulebook.signing) === 'second-factor';

/** Whoever will sign sets up a second factor before anything begins, where the rulebook asks for one. */
export async function setUpSigners(company: Company, example: Example): Promise<void> {
  if (!needsDevice(example)) return;
  const signers = example.users
    .filter(({ roles }) => roles.some((role) => SIGNERS.includes(role)))
    .flatMap(({ email }) => company.accounts.filter((one) => one.email === email));
  await severalAtOnce(signers, DEVICES_AT_ONCE, async (account) => {
    await company.signIn(account);
    await company.deviceOf(account);
  });
}

/** Of several who may sign each in turn: whoever has just signed has to wait for the next code. */
export function signersInTurn(
  production: Production,
  { organisationId, role }: OpenTask,
  people: readonly Account[],
): readonly Account[] {
  if (!needsDevice(production.example)) return people;
  const first = nthTime(production, `signer ${organisationId} ${role}`) % Math.max(people.length, 1);
  return [...people.slice(first), ...people.slice(0, first)];
}

/** An agreement or an amendment of it: its hash says which file was read. */
export async function signPaper(
  { company }: Stage,
  { example }: Production,
  task: OpenTask,
  account: Account,
): Promise<void> {
  const { user } = account;
  const sha256 = await user.reads.hashToSign(task.at ?? '');
  const sign = (proof: { code?: string }) => user.post(`${task.at}/sign`, { sha256, ...proof });
  if (!needsDevice(example)) await sign({});
  else await (await company.deviceOf(account)).prove((code) => sign({ code }));
}
