import type { Organisation } from '../../domain/people/account';
import { roleFaults } from '../../domain/people/role-faults';
import { Fault, type FaultField } from '../../domain/record/fault';
import type { Role } from '../../domain/record/party';
import type { Store } from '../../domain/record/store';
import { repeated } from './repeated';

interface Candidate {
  id?: string;
  email: string;
  organisationId: string;
  roles: Role[];
  evaluator: object | null;
}

/**
 * Checks users: their organisation, their roles in it, and that nobody has the same mail address.
 * @param place what to write before the field's name, for a row of an import
 * @throws Fault `invalid-input` naming every row and field
 */
export async function checkUsers(
  store: Store,
  candidates: readonly Candidate[],
  place: (row: number) => string = () => '',
): Promise<void> {
  const emails = candidates.map(({ email }) => email);
  const known = await store.users.find({ email: { $in: emails } });
  const ids = [...new Set(candidates.map(({ organisationId }) => organisationId))];
  const organisations = new Map(
    (await store.organisations.find({ id: { $in: ids } })).map((one) => [one.id, one]),
  );
  const fields = candidates.flatMap((one, row) => {
    const taken =
      known.some(({ id, email }) => email === one.email && id !== one.id) || repeated(emails, one.email);
    const faults = faultsOf(one, organisations.get(one.organisationId), taken);
    return faults.map((fault) => ({ ...fault, field: `${place(row)}${fault.field}` }));
  });
  if (fields.length > 0)
    throw new Fault(
      'invalid-input',
      { en: 'The users cannot be entered like this', zh: '用户信息有误，不能登记' },
      { fields },
    );
}

function faultsOf(one: Candidate, organisation: Organisation | undefined, taken: boolean): FaultField[] {
  const faults: FaultField[] = organisation
    ? roleFaults(organisation.kind, one.roles)
    : [{ field: 'organisationId', message: 'is no organisation known here', zh: '没有这家机构' }];
  if (taken) faults.push({ field: 'email', message: 'belongs to another user', zh: '已属于另一用户' });
  if (new Set(one.roles).size < one.roles.length)
    faults.push({ field: 'roles', message: 'names a role twice', zh: '岗位重复' });
  if (one.evaluator && !one.roles.includes('evaluator')) {
    faults.push({ field: 'evaluator', message: 'is for evaluators only', zh: '只有评价专家填写' });
  }
  return faults;
}
