import type { TaskRecord } from '../../../domain/record/records';

type Address = (task: TaskRecord) => string;

/** Where a task is done; rooms add theirs under the code of the task. */
const ADDRESSES: { readonly [what: string]: Address } = {};

/** The page on which a task is done, else that of its project or programme. */
export function taskAddress(task: TaskRecord): string {
  const address = Object.hasOwn(ADDRESSES, task.what) ? ADDRESSES[task.what] : undefined;
  if (address) return address(task);
  return task.projectId === null ? `/programmes/${task.programmeId}` : `/projects/${task.projectId}`;
}
