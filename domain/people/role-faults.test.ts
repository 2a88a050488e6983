import { ROLES } from '../record/party';
import { incompatibleRoles } from './incompatible-roles';
import { roleFaults } from './role-faults';

describe('roles of one account', () => {
  it('lets an officer also approve, for the process sees to it that it is not the own draft', () => {
    expect(roleFaults('bureau', ['bureau-officer', 'bureau-approver'])).toEqual([]);
  });

  it('keeps the books apart from approving and from handling the business', () => {
    expect(incompatibleRoles(['bureau-finance', 'bureau-approver'])).toHaveLength(1);
    expect(incompatibleRoles(['bureau-finance', 'bureau-officer'])).toHaveLength(1);
  });

  it.each(['auditor', 'administrator', 'evaluator'] as const)('lets the %s be nothing else', (role) => {
    for (const other of ROLES.filter((one) => one !== role)) {
      expect(incompatibleRoles([role, other]).length).toBeGreaterThan(0);
    }
    expect(incompatibleRoles([role])).toEqual([]);
  });

  it('gives no street or bureau role to people of a social organisation', () => {
    const faults = roleFaults('social-organisation', ['organisation-editor', 'street-officer']);
    expect(faults).toEqual([
      {
        field: 'roles',
        message: '"street-officer" is no role of a social-organisation',
        zh: '“街道经办”不是这类机构的岗位',
      },
    ]);
  });

  it('names every fault at once', () => {
    expect(roleFaults('street', ['auditor', 'bureau-finance', 'bureau-approver']).length).toBe(5);
  });
});
