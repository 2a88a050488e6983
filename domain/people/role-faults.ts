import { wordsOf } from '../record/catalogue';
import type { FaultField } from '../record/fault';
import type { Role } from '../record/party';
import type { Organisation } from './account';
import { incompatibleRoles } from './incompatible-roles';
import { ROLES_OF_KIND } from './roles-of-kind';

/** Everything that is wrong with giving these roles to one account of such an organisation. */
export function roleFaults(kind: Organisation['kind'], roles: readonly Role[]): FaultField[] {
  const strangers = roles.filter((role) => !ROLES_OF_KIND[kind].includes(role));
  return [
    ...strangers.map((role) => ({
      field: 'roles',
      message: `"${role}" is no role of a ${kind}`,
      zh: `“${wordsOf(role).zh}”不是这类机构的岗位`,
    })),
    ...incompatibleRoles(roles).map(({ roles: pair, because }) => ({
      field: 'roles',
      message: `"${pair[0]}" goes with no "${pair[1]}" in one account`,
      zh: `同一账号不能兼任“${wordsOf(pair[0]).zh}”和“${wordsOf(pair[1]).zh}”`,
      rule: because,
    })),
  ];
}
