import { addDays } from '../../domain/record/civil-date';
import type { ChangeRequest } from '../../domain/serve/change-request';
import { movesWithTheEnd, reportKey, roundKey } from '../../domain/serve/milestones';
import { type ProjectProgress, withoutChange } from '../../domain/serve/project-progress';
import { openTasks } from '../../domain/serve/project-tasks';
import { supplemented } from '../../domain/serve/supplemented';
import type { ProjectStory } from './project-story';

/** What a step closes and opens when a change takes effect, and the new end; an end that stays is null. */
export function effectOf(story: ProjectStory, extendDays: number) {
  const extension = extendDays > 0 ? extended(story, extendDays) : null;
  const { projectId } = story.input;
  return {
    endsOn: extension?.endsOn ?? null,
    closeTasks: extension?.closeTasks ?? [],
    closeDeadlines: extension?.closeDeadlines ?? [],
    openDeadlines: extension?.openDeadlines ?? [],
    openTasks: extension?.openTasks ?? [],
    writes: extension ? [{ collection: 'projects', id: projectId, set: { endsOn: extension.endsOn } }] : [],
  };
}

/** The progress once a change is decided; null: nothing takes effect. */
export function takeEffect(
  story: ProjectStory,
  changeId: string,
  effect: Pick<ChangeRequest, 'supplement' | 'extendDays'> | null,
  endsOn: string | null,
): ProjectProgress {
  const progress = withoutChange(story.progress, changeId);
  if (!effect) return progress;
  const richer =
    effect.supplement > 0
      ? (supplemented(progress, story.input.terms, effect.supplement) ?? progress)
      : progress;
  return {
    ...richer,
    endsOn: endsOn ?? richer.endsOn,
    extendedDays: richer.extendedDays + effect.extendDays,
  };
}

/** An extension moves the end and every open deadline about the end; what is about an earlier time stays. */
function extended({ input, process, progress }: ProjectStory, days: number) {
  const ids = input.terms.serve.reports
    .filter((report) => movesWithTheEnd(report, input.terms.serve.months))
    .map(({ id }) => id)
    .filter(
      (id) => progress.reports[id]?.status !== 'returned' && process.deadlines[reportKey(id)] !== undefined,
    );
  const reports = Object.fromEntries(Object.entries(progress.reports).filter(([id]) => ids.includes(id)));
  const moved = [...ids.map(reportKey), ...(process.deadlines[roundKey('final')] ? [roundKey('final')] : [])];
  const tasks = openTasks(input, { ...progress, reports, openChanges: [], amendments: {} });
  return {
    endsOn: addDays(progress.endsOn ?? '', days),
    closeTasks: tasks.map(({ key }) => ({ key, as: 'withdrawn' as const })),
    openTasks: tasks,
    closeDeadlines: moved.map((key) => ({ key, as: 'cancelled' as const })),
    openDeadlines: moved.flatMap((key) => {
      const running = process.deadlines[key];
      if (!running) return [];
      const shift = (instant: string) => new Date(Date.parse(instant) + days * 86_400_000).toISOString();
      return [
        {
          key: running.key,
          party: running.party,
          organisationId: input.organisationId,
          from: shift(running.from),
          ...(running.period ? { period: running.period } : { due: shift(running.due) }),
          byDefault: running.byDefault,
          reminders: input.terms.reminders,
        },
      ];
    }),
  };
}
