import type { User } from '../../domain/people/account';
import { ROLES, type Role } from '../../domain/record/party';
import type { MongoStore } from '../../infra/database/mongo-store';
import { sampleOrganisation, sampleUser } from './sample-people';

const ORGANISATIONS = {
  bureau: 'bureau',
  street: 'street',
  organisation: 'social-organisation',
  evaluator: 'evaluation-agency',
  auditor: 'audit-office',
  administrator: 'bureau',
} as const;

/** A person of each role in organisations of another city that have no part in the sample. */
export async function addStrangers(
  store: MongoStore,
  passwordHash: string,
): Promise<{ [role in Role]: User }> {
  const idOf = (role: Role) => `stranger-${role.split('-')[0]}`;
  for (const [name, kind] of Object.entries(ORGANISATIONS)) {
    const own = { kind, name: `别市${name}`, registration: null };
    await store.organisations.insert(sampleOrganisation(`stranger-${name}`, own));
  }
  const users = ROLES.map((role) => {
    const evaluator =
      role === 'evaluator' ? { expertise: [], expert: true, available: true, ties: [] } : null;
    return sampleUser(`stranger-as-${role}`, idOf(role), [role], {
      passwordHash,
      evaluator,
      name: '别市人员',
    });
  });
  await store.users.insertMany(users);
  return Object.fromEntries(users.map((user) => [user.roles[0], user])) as { [role in Role]: User };
}
