import type { Role } from '../record/party';

/** Two roles that one account may not hold, and why. */
export interface RolePair {
  roles: [Role, Role] | [Role, 'any other'];
  because: string;
}

/**
 * Incompatible duties 不相容职务. An officer may also approve: there the processes themselves see to it that
 * nobody approves what they drafted.
 */
export const INCOMPATIBLE_ROLES: readonly RolePair[] = [
  {
    roles: ['auditor', 'any other'],
    because: 'who checks may not take part (GB/T 22239-2019: separate audit administrator)',
  },
  {
    roles: ['administrator', 'any other'],
    because: 'who gives rights may not use them (GB/T 22239-2019: separate system administrator)',
  },
  {
    roles: ['bureau-finance', 'bureau-approver'],
    because: 'who keeps the books may not approve the payment (Accounting Law, internal supervision)',
  },
  {
    roles: ['bureau-finance', 'bureau-officer'],
    because: 'who keeps the books may not handle the business (Accounting Law, internal supervision)',
  },
  {
    roles: ['evaluator', 'any other'],
    because: 'who judges may not take part (Government Procurement Law, recusal)',
  },
];

/** Every pair among these roles that one account may not hold together. */
export function incompatibleRoles(roles: readonly Role[]): RolePair[] {
  const held = new Set(roles);
  return INCOMPATIBLE_ROLES.filter(({ roles: [one, other] }) =>
    other === 'any other' ? held.has(one) && held.size > 1 : held.has(one) && held.has(other),
  );
}
