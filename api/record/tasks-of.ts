import type { TaskRecord } from '../../domain/record/records';
import type { Filter } from '../../domain/record/store';
import type { Caller } from './route';
import type { PagedStore } from './services';

type Person = Pick<Caller, 'userId' | 'organisationId' | 'roles'>;

/**
 * The tasks of somebody: their own, those of a role of theirs in their organisation or anywhere, and everybody's there.
 * One filter for each, of values only: so each is found, and found in order, by one index.
 */
export function tasksOf({ userId, organisationId, roles }: Person): Filter[] {
  return [
    { userId },
    ...roles.flatMap((role) => [
      { userId: null, organisationId, role },
      { userId: null, organisationId: null, role },
    ]),
    { userId: null, organisationId, role: null },
  ];
}

/** The tasks of everybody. */
export const EVERYBODYS: Filter[] = [{}];

/** Whoever oversees all work may see the tasks of everybody. */
export const seesEverybodys = ({ roles }: Pick<Person, 'roles'>): boolean =>
  roles.some((role) => role === 'auditor' || role === 'administrator');

/** Open tasks, the most urgent first, those without a date last. @param whose filters of {@link tasksOf} */
export async function openTasksOf(
  store: PagedStore,
  whose: readonly Filter[],
  most: number,
): Promise<TaskRecord[]> {
  const open = (due: Filter['due']) =>
    whose.map((one): Filter => ({ ...one, status: 'open', due: due ?? null }));
  const { items } = await store.page('tasks', open({ $gt: '' }), { limit: most, sort: { due: 1 } });
  if (items.length === most) return items;
  const undated = await store.page('tasks', open(null), { limit: most - items.length, sort: { id: 1 } });
  return [...items, ...undated.items];
}
