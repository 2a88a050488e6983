import { z } from 'zod';
import { wordsOf } from '../../domain/record/catalogue';
import type { TaskRecord } from '../../domain/record/records';
import { coded } from './coded';

/** A task with words. */
export const taskView = z.object({
  id: z.string(),
  processId: z.string(),
  programmeId: z.string(),
  projectId: z.string().nullable(),
  key: z.string(),
  what: coded,
  role: z.string().nullable(),
  organisationId: z.string().nullable(),
  userId: z.string().nullable(),
  due: z.string().nullable(),
  overdue: z.boolean(),
  byDefault: coded.nullable().meta({ description: 'What happens if nobody does it' }),
  at: z.string().nullable().meta({ description: 'Where to do it: path below /api/v1' }),
  status: z.enum(['open', 'done', 'lapsed', 'withdrawn']),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
});

export function viewOfTask(task: TaskRecord, now: string): z.output<typeof taskView> {
  const { workflowId, what, byDefault, due } = task;
  return {
    ...task,
    role: task.role ?? null,
    processId: workflowId,
    what: { code: what, ...wordsOf(what) },
    byDefault: byDefault === null ? null : { code: byDefault, ...wordsOf(byDefault) },
    overdue: task.status === 'open' && due !== null && due < now,
  };
}
