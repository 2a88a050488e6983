/** Roles belong to a user within an organisation. */
export const ROLES = [
  'bureau-officer',
  'bureau-approver',
  'bureau-finance',
  'street-officer',
  'organisation-editor',
  'organisation-certifier',
  'evaluator',
  'auditor',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** Who holds the ball; elapsed time is charged to this party. */
export type Party =
  | 'bureau'
  | 'street'
  | 'organisation'
  | 'evaluator'
  | 'partner'
  | 'recipients'
  | 'bank'
  | 'system';

/** Who decided: a person in a role, or the system by a rule or a deadline. Ids only, never names. */
export type Actor =
  | { kind: 'person'; userId: string; organisationId: string; role: Role }
  | { kind: 'system'; because: 'deadline' | 'rule' | 'notice' };

export const BY_RULE: Actor = { kind: 'system', because: 'rule' };
export const BY_DEADLINE: Actor = { kind: 'system', because: 'deadline' };
export const BY_NOTICE: Actor = { kind: 'system', because: 'notice' };

/** Whom a task or notice is for: everybody with the role in the organisation, or one user. */
export interface Addressee {
  role?: Role;
  organisationId?: string;
  userId?: string;
}
