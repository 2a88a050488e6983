import type { Filter } from '../../domain/record/store';
import type { Caller } from './route';

/** The tasks of somebody: their own, those of a role of theirs in their organisation or anywhere, and everybody's there. */
export function tasksOf({
  userId,
  organisationId,
  roles,
}: Pick<Caller, 'userId' | 'organisationId' | 'roles'>): Filter {
  const $or = [
    { userId },
    { userId: null, organisationId: { $in: [organisationId, null] }, role: { $in: roles } },
    { userId: null, organisationId, role: null },
  ];
  // The store hands conditions through; its type names only those on fields.
  return { $or } as unknown as Filter;
}
