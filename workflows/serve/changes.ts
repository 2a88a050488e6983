import { addDays } from '../../domain/record/civil-date';
import { Fault } from '../../domain/record/fault';
import type { Actor } from '../../domain/record/party';
import type { ChangeRequest } from '../../domain/serve/change-request';
import { changeKey, movesWithTheEnd, reportKey, roundKey } from '../../domain/serve/milestones';
import { decideChange, requestChange, terminateProject } from '../../domain/serve/project-decisions';
import type { ProjectProgress } from '../../domain/serve/project-progress';
import { changeTask, openTasks } from '../../domain/serve/project-tasks';
import { supplemented } from '../../domain/serve/supplemented';
import { core } from '../record/acts';
import { moveOn } from './move-on';
import type { ProjectStory } from './project-story';

/** Changes are asked for, judged by the rulebook, and decided by the bureau where it has to. */
export function takeChanges(story: ProjectStory): void {
  takeRequests(story);
  takeDecisions(story);
  takeTermination(story);
}

function takeRequests(story: ProjectStory): void {
  const { input, process } = story;
  process.onDecision(
    requestChange,
    'request-change',
    async ({ actor, at, changeId }) => {
      const { needsApproval } = await process.perform(
        { decision: 'request-change', actor, at, facts: { changeId } },
        (step) =>
          core.requestChange({
            step,
            projectId: input.projectId,
            changeId,
            supplementable: supplemented(story.progress, input.terms, 0) !== null,
            ifApproval: {
              openTasks: [changeTask(input, changeId)],
              openDeadlines: [
                {
                  key: changeKey(changeId),
                  party: 'bureau',
                  organisationId: input.bureauId,
                  period: input.terms.serve.reviewWithin,
                  byDefault: 'escalated',
                  reminders: input.terms.reminders,
                },
              ],
            },
          }),
      );
      if (needsApproval)
        story.progress = { ...story.progress, openChanges: [...story.progress.openChanges, changeId] };
      return { state: process.state, change: needsApproval ? ('open' as const) : ('noted' as const) };
    },
    ({ changeId }) => {
      if (story.progress.openChanges.includes(changeId))
        throw new Fault('conflict', { en: 'this change is already asked for', zh: '这项变更已经申请' });
    },
  );
}

function takeDecisions(story: ProjectStory): void {
  const { input, process } = story;
  process.onDecision(
    decideChange,
    'decide-change',
    async ({ actor, at, changeId, verdict }) => {
      // What an approved change moves is known only from its record: read it first, then record everything at once.
      const change = await core.readChange({ projectId: input.projectId, changeId });
      const extension =
        verdict === 'approved' && change.extendDays > 0 ? extended(story, change.extendDays) : null;
      await process.perform(
        {
          decision: 'decide-change',
          actor,
          at,
          facts: {
            changeId,
            verdict,
            kind: change.kind,
            supplement: change.supplement,
            extendDays: change.extendDays,
          },
          closeTasks: [{ key: changeKey(changeId), as: 'done' }, ...(extension?.closeTasks ?? [])],
          closeDeadlines: [{ key: changeKey(changeId), as: 'met' }, ...(extension?.closeDeadlines ?? [])],
          openDeadlines: extension?.openDeadlines ?? [],
          openTasks: extension?.openTasks ?? [],
          writes: extension
            ? [{ collection: 'projects', id: input.projectId, set: { endsOn: extension.endsOn } }]
            : [],
          notices: [
            {
              template: 'serve/change-decided',
              to: { role: 'organisation-editor', organisationId: input.organisationId },
              businessKey: `${input.projectId}/${changeId}`,
              data: { projectId: input.projectId, changeId, verdict },
            },
          ],
        },
        (step) =>
          core.decideChange({
            step,
            projectId: input.projectId,
            programmeId: input.programmeId,
            changeId,
            verdict,
            decidedBy: userOf(actor),
          }),
      );
      story.progress = takeEffect(
        story,
        changeId,
        verdict === 'approved' ? change : null,
        extension?.endsOn ?? null,
      );
      process.later(() => moveOn(story));
      return { state: process.state };
    },
    ({ changeId }) => {
      if (!story.progress.openChanges.includes(changeId))
        throw new Fault('not-found', { en: 'no open change of this id', zh: '没有这项待办理的变更' });
    },
  );
}

function takeEffect(
  story: ProjectStory,
  changeId: string,
  effect: Pick<ChangeRequest, 'supplement' | 'extendDays'> | null,
  endsOn: string | null,
): ProjectProgress {
  const openChanges = story.progress.openChanges.filter((one) => one !== changeId);
  const progress = { ...story.progress, openChanges };
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
  const tasks = openTasks(input, { ...progress, reports, openChanges: [] });
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

/** The bureau ends the project early; what was not spent comes back. */
function takeTermination(story: ProjectStory): void {
  const { input, process } = story;
  process.onDecision(terminateProject, 'terminate', async ({ actor, at, changeId }) => {
    await process.perform(
      {
        decision: 'terminate',
        actor,
        at,
        facts: { changeId },
        writes: [
          {
            collection: 'projects',
            id: input.projectId,
            set: { state: 'winding-up', pausedAt: null, 'stages.winding-up': at },
          },
        ],
        closeTasks: [{ key: '*', as: 'withdrawn' }],
        closeDeadlines: [{ key: '*', as: 'cancelled' }],
      },
      (step) =>
        core.applyOfficialChange({
          step,
          projectId: input.projectId,
          changeId,
          kind: 'termination',
          decidedBy: userOf(actor),
        }),
    );
    story.progress = { ...story.progress, pausedAt: null, stopped: [], openChanges: [] };
    process.later(() => moveOn(story));
    return { state: process.state };
  });
}

function userOf(actor: Actor): string {
  return actor.kind === 'person' ? actor.userId : 'system';
}
