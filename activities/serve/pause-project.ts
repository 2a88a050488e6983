import { periodBefore } from '../../domain/record/calendar';
import type { Period } from '../../domain/record/period';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { Store } from '../../domain/record/store';
import { chargeDays } from '../../domain/serve/charge-days';
import { resumedDue } from '../../domain/serve/stop-clock';
import { withTargetTask } from '../improve/judge-target';
import { type Stoppable, standingUntil, standsWithProject } from '../record/paused-clock';
import { type RecordDeps, readCalendar, recordStep } from '../record/record-step';
import { markDecided } from './apply-official-change';

/** A deadline of a child of the project, as the child is told of it. */
export interface MovedDeadline {
  workflowId: string;
  key: string;
  due: string;
  provisional: boolean;
  reminders: string[];
}

/**
 * Records a pause: the project's own clocks are closed by the step itself, those of its children are stopped here;
 * days so far are charged to the party that held the ball.
 */
export async function pauseProject(
  deps: RecordDeps,
  input: { step: Step; projectId: string; changeId: string; pausedAt: string; decidedBy: string },
): Promise<{ recorded: RecordedStep; children: MovedDeadline[] }> {
  const { store } = deps;
  const { step, projectId, pausedAt } = input;
  const recorded = await recordStep(deps, step, async (at) => {
    await markDecided(store, { ...input, kind: 'pause' }, at);
    await stopChildren(store, projectId, pausedAt, step.key);
    await store.projects.put(projectId, { chargedDays: await chargedDays(deps, projectId, at) });
  });
  return { recorded, children: await movedBy(store, projectId, step.key) };
}

/** The same for a complaint: nobody decides it, so it begins when it is recorded. */
export async function stayProject(
  deps: RecordDeps,
  { step, projectId }: { step: Step; projectId: string },
): Promise<{ recorded: RecordedStep; children: MovedDeadline[] }> {
  const { store } = deps;
  const recorded = await recordStep(deps, step, async (at) => {
    await stopChildren(store, projectId, at, step.key);
    await store.projects.put(projectId, { chargedDays: await chargedDays(deps, projectId, at) });
    await store.projects.put(projectId, { pausedAt: at });
  });
  return { recorded, children: await movedBy(store, projectId, step.key) };
}

/** Records the end of a pause: the children's clocks run again with the working time that was left. */
export async function resumeProject(
  deps: RecordDeps,
  input: { step: Step; projectId: string; pausedAt: string; resumedAt: string; reminders: Period[] },
): Promise<{ recorded: RecordedStep; children: MovedDeadline[] }> {
  const { store } = deps;
  const { step, projectId, pausedAt, resumedAt, reminders } = input;
  const calendar = await readCalendar(store);
  const { stages = {} } = await store.projects.need(projectId);
  const whole = stages.final ? await withTargetTask(store, step, projectId) : step;
  const recorded = await recordStep(deps, whole, async () => {
    for (const one of await childrenClocks(store, projectId)) {
      const stood = one.stopped ?? (one.from >= pausedAt ? { due: one.due, at: one.from } : null);
      if (!stood) continue;
      const { due, provisional } = resumedDue(calendar, { ...one, due: stood.due }, stood.at, resumedAt);
      const instants = reminders
        .map((period) => periodBefore(calendar, due, period))
        .filter((at) => at > resumedAt && at < due);
      await move(store, one, {
        due,
        provisional,
        reminders: instants.sort(),
        stopped: null,
        movedBy: step.key,
      });
    }
    const project = await store.projects.need(projectId);
    await store.projects.put(projectId, {
      pauses: [...(project.pauses ?? []), { from: pausedAt, to: resumedAt }],
    });
  });
  return { recorded, children: await movedBy(store, projectId, step.key) };
}

/** Days of all processes of the project, charged to the party that held the ball. */
export async function chargedDays(deps: Pick<RecordDeps, 'store'>, projectId: string, until: string) {
  const { store } = deps;
  const project = await store.projects.need(projectId);
  const held = await store.deadlines.find({ projectId });
  const now = project.pausedAt === null ? [] : [{ from: project.pausedAt, to: until }];
  return chargeDays(await readCalendar(store), held, until, [...(project.pauses ?? []), ...now]);
}

async function stopChildren(store: Store, projectId: string, at: string, stepKey: string): Promise<void> {
  for (const one of await childrenClocks(store, projectId)) {
    if (one.stopped) continue;
    await move(store, one, {
      due: standingUntil(at),
      provisional: false,
      reminders: [],
      stopped: { due: one.due, at },
      movedBy: stepKey,
    });
  }
}

async function childrenClocks(store: Store, projectId: string): Promise<Stoppable[]> {
  const open = await store.deadlines.find({ projectId, status: 'open' });
  return open.filter(standsWithProject);
}

async function move(store: Store, deadline: Stoppable, set: Partial<Stoppable>): Promise<void> {
  await store.deadlines.put(deadline.id, set);
  const tasks = await store.tasks.find({
    workflowId: deadline.workflowId,
    status: 'open',
    deadlineKey: deadline.key,
  });
  for (const task of tasks) await store.tasks.put(task.id, { due: set.stopped ? null : (set.due ?? null) });
}

async function movedBy(store: Store, projectId: string, stepKey: string): Promise<MovedDeadline[]> {
  const moved = await store.deadlines.find({ projectId, movedBy: stepKey });
  return moved.map(({ workflowId, key, due, provisional, reminders }) => ({
    workflowId,
    key,
    due,
    provisional,
    reminders,
  }));
}
