import type { DecisionInput } from '../../domain/record/decision';
import type { Actor } from '../../domain/record/party';
import { deadlineMoved } from '../../domain/record/time-notices';
import { pauseProject, resumeProject } from '../../domain/serve/project-decisions';
import { openTasks } from '../../domain/serve/project-tasks';
import { core } from '../record/acts';
import { tell } from '../record/children';
import { takeInbox } from './inbox';
import { moveOn } from './move-on';
import type { ProjectStory } from './project-story';
import { mustNotBeHeld } from './stays';

/** While a project is paused all its clocks stand, its children's too; the working time that was left is left again. */
export function takePauses(story: ProjectStory): void {
  takePause(story);
  takeResumption(story);
}

function takePause(story: ProjectStory): void {
  const { input, process } = story;
  process.onDecision(pauseProject, 'pause', async ({ actor, at, changeId }) => {
    const stopped = Object.values(process.deadlines);
    const { children } = await process.perform(
      {
        decision: 'pause',
        actor,
        at,
        facts: { changeId, stopped: stopped.map(({ key, party, due }) => ({ key, party, due })) },
        writes: [{ collection: 'projects', id: input.projectId, set: { state: 'paused', pausedAt: at } }],
        closeTasks: [{ key: '*', as: 'withdrawn' }],
        closeDeadlines: [{ key: '*', as: 'cancelled' }],
        notices: [
          {
            template: 'serve/project-paused',
            to: { role: 'organisation-editor', organisationId: input.organisationId },
            businessKey: `${input.projectId}/${at}`,
            data: { projectId: input.projectId },
          },
        ],
      },
      (step) =>
        core.pauseProject({
          step,
          projectId: input.projectId,
          changeId,
          pausedAt: at,
          decidedBy: userOf(actor),
        }),
    );
    story.progress = { ...story.progress, pausedAt: at, stopped };
    for (const { workflowId, ...moved } of children) await tell(workflowId, deadlineMoved, moved);
    return { state: process.state };
  });
}

function takeResumption(story: ProjectStory): void {
  const { input, process } = story;
  const resume = async ({ actor, at }: DecisionInput) => {
    const { pausedAt, stopped, endsOn } = story.progress;
    const clocks = await core.restartClocks({
      stopped,
      pausedAt: pausedAt ?? at,
      resumedAt: at,
      endsOn,
      reminders: input.terms.reminders,
    });
    const { children } = await process.perform(
      {
        decision: 'resume',
        actor,
        at,
        facts: {
          pausedAt,
          moved: clocks.deadlines.map(({ key, due }) => ({ key, due: due ?? null })),
          endsOn: clocks.endsOn,
        },
        writes: [
          {
            collection: 'projects',
            id: input.projectId,
            set: { state: 'running', pausedAt: null, endsOn: clocks.endsOn },
          },
        ],
        openDeadlines: clocks.deadlines,
        openTasks: openTasks(input, story.progress),
      },
      (step) =>
        core.resumeProject({
          step,
          projectId: input.projectId,
          pausedAt: pausedAt ?? at,
          resumedAt: at,
          reminders: input.terms.reminders,
        }),
    );
    story.progress = { ...story.progress, pausedAt: null, stopped: [], endsOn: clocks.endsOn };
    for (const { workflowId, ...moved } of children) await tell(workflowId, deadlineMoved, moved);
    process.later(() => takeInbox(story));
    process.later(() => moveOn(story));
    return { state: process.state };
  };
  process.onDecision(resumeProject, 'resume', resume, () => mustNotBeHeld(story));
}

function userOf(actor: Actor): string {
  return actor.kind === 'person' ? actor.userId : 'system';
}
