import { z } from 'zod';
import { wordsOf } from '../../domain/record/catalogue';
import type { DeadlineRecord, ProcessRecord } from '../../domain/record/records';
import type { Filter, Store } from '../../domain/record/store';
import { coded } from './coded';
import { taskView, viewOfTask } from './task-view';

export const processSummary = z.object({
  id: z.string(),
  kind: z.string(),
  programmeId: z.string(),
  projectId: z.string().nullable(),
  state: coded,
  open: z.boolean(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
});

const deadlineView = z.object({
  key: z.string(),
  party: z.string().meta({ description: 'Who holds the ball' }),
  organisationId: z.string().nullable(),
  from: z.string(),
  due: z.string(),
  provisional: z.boolean().meta({ description: "A needed year's holiday table is not known yet" }),
  overdue: z.boolean(),
  byDefault: coded.meta({ description: 'What happens if nobody does it' }),
  nextReminder: z.string().nullable(),
});

export const processView = processSummary.extend({
  deadlines: z.array(deadlineView),
  tasks: z.array(taskView),
  related: z.array(processSummary),
});

export function summaryOf(process: ProcessRecord): z.output<typeof processSummary> {
  return { ...process, state: { code: process.state, ...wordsOf(process.state) } };
}

/**
 * Asks a process: who must act, by when, and what happens if nobody does.
 * @param shows whether persons may be named (by id); others see only roles and organisations
 */
export async function viewOfProcess(
  store: Store,
  process: ProcessRecord,
  now: string,
  shows: (userId: string) => boolean,
): Promise<z.output<typeof processView>> {
  const { id, projectId, programmeId } = process;
  const deadlines = await store.deadlines.find({ workflowId: id, status: 'open' }, { sort: { due: 1 } });
  const tasks = await store.tasks.find({ workflowId: id, status: 'open' }, { sort: { due: 1 }, limit: 200 });
  const sameSubject: Filter = projectId ? { projectId } : { programmeId, projectId: null };
  const related = await store.processes.find(sameSubject, { sort: { startedAt: 1 }, limit: 100 });
  return {
    ...summaryOf(process),
    deadlines: deadlines.map((one) => viewOfDeadline(one, now)),
    tasks: tasks.map((task) => {
      const view = viewOfTask(task, now);
      return view.userId !== null && !shows(view.userId)
        ? { ...view, userId: null, key: view.what.code }
        : view;
    }),
    // Whether visits are still to come is for those who run them.
    related: related.filter((one) => one.id !== id && one.kind !== 'spot-check').map(summaryOf),
  };
}

function viewOfDeadline(deadline: DeadlineRecord, now: string): z.output<typeof deadlineView> {
  return {
    ...deadline,
    overdue: deadline.due < now,
    byDefault: { code: deadline.byDefault, ...wordsOf(deadline.byDefault) },
    nextReminder: deadline.reminders.find((one) => one > now) ?? null,
  };
}
