import { ROLES, type Role } from '../record/party';

/**
 * How a caller stands to the thing asked for. `own-bureau`: the caller's bureau runs the programme;
 * `own-street`: the caller's street uses the service; `own-organisation`: the caller's organisation
 * applied, serves or is the thing; `assigned`: the caller personally holds the seat, sheet or task.
 */
export type Relation = 'any' | 'own-bureau' | 'own-street' | 'own-organisation' | 'assigned';

/** One row of the authorisation table: which role may do the action in which relation. Absent: never. */
export interface AccessRow {
  /** `<room>.<verb>` */
  action: string;
  allow: Partial<Record<Role, Relation>>;
}

/** The row of an action; null when the table has none (then nobody may). */
export function accessRow(rows: readonly AccessRow[], action: string): AccessRow | null {
  return rows.find((row) => row.action === action) ?? null;
}

/** Whether one of the roles could do the action in some relation: what is asked before anything is looked up. */
export function couldAct(rows: readonly AccessRow[], roles: readonly Role[], action: string): boolean {
  const row = accessRow(rows, action);
  return row !== null && roles.some((role) => row.allow[role] !== undefined);
}

/**
 * The role in which the caller may do the action, or null.
 * @param relations how the caller stands to the thing; `any` always holds and need not be given
 */
export function mayAct(
  rows: readonly AccessRow[],
  caller: { roles: readonly Role[] },
  action: string,
  relations: readonly Relation[],
): Role | null {
  const row = accessRow(rows, action);
  if (!row) return null;
  const allowed = (role: Role): boolean => {
    const needed = row.allow[role];
    return needed !== undefined && (needed === 'any' || relations.includes(needed));
  };
  return ROLES.find((role) => caller.roles.includes(role) && allowed(role)) ?? null;
}
