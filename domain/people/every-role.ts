import { ROLES, type Role } from '../record/party';
import type { Relation } from './access';

/** For what everybody who is signed in may do. */
export const EVERY_ROLE = Object.fromEntries(ROLES.map((role) => [role, 'any'])) as Record<Role, Relation>;
