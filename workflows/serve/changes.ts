import type { DecisionInput } from '../../domain/record/decision';
import { Fault } from '../../domain/record/fault';
import type { Actor } from '../../domain/record/party';
import type { RecordWrite } from '../../domain/record/step';
import { lapsedAmendments } from '../../domain/serve/amendment';
import { approvalOf } from '../../domain/serve/change-approval';
import { type ChangeRoute, routeOf } from '../../domain/serve/change-terms';
import { changeKey } from '../../domain/serve/milestones';
import { decideChange, requestChange, terminateProject } from '../../domain/serve/project-decisions';
import { changeTask } from '../../domain/serve/project-tasks';
import { supplemented } from '../../domain/serve/supplemented';
import { withNothingOpen } from '../../domain/serve/with-nothing-open';
import { core } from '../record/acts';
import { prepareAmendment } from './amendments';
import { effectOf, takeEffect } from './change-effect';
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
      const route = input.terms.serve.changes ? await routeOfChange(story, changeId) : null;
      const next = route?.approvers[0];
      const { needsApproval } = await process.perform(
        { decision: 'request-change', actor, at, facts: { changeId } },
        (step) =>
          core.requestChange({
            step,
            projectId: input.projectId,
            changeId,
            supplementable: supplemented(story.progress, input.terms, 0) !== null,
            ifApproval: {
              openTasks: [changeTask(input, changeId, next)],
              openDeadlines: [changeDeadline(story, changeId)],
            },
          }),
      );
      if (needsApproval)
        story.progress = { ...story.progress, openChanges: [...story.progress.openChanges, changeId] };
      if (needsApproval && route && next) {
        const onRoute = { kind: route.kind, given: [], next };
        story.progress = {
          ...story.progress,
          onRoute: { ...story.progress.onRoute, [changeId]: onRoute },
        };
      }
      return { state: process.state, change: needsApproval ? ('open' as const) : ('noted' as const) };
    },
    ({ changeId }) => {
      if (story.progress.openChanges.includes(changeId))
        throw new Fault('conflict', { en: 'this change is already asked for', zh: '这项变更已经申请' });
    },
  );
}

/** Read only where the rulebook has routes: nothing is added to what other projects do. */
async function routeOfChange({ input }: ProjectStory, changeId: string): Promise<ChangeRoute | null> {
  const { kind } = await core.readChange({ projectId: input.projectId, changeId });
  return routeOf(input.terms.serve, kind);
}

function changeDeadline({ input }: ProjectStory, changeId: string) {
  return {
    key: changeKey(changeId),
    party: 'bureau' as const,
    organisationId: input.bureauId,
    period: input.terms.serve.reviewWithin,
    byDefault: 'escalated',
    reminders: input.terms.reminders,
  };
}

/**
 * An approval on a route of the rulebook: the next one decides, or the amendment is drawn up. False when nothing of
 * that follows: the change is then decided as any other.
 */
async function approveOnRoute(
  story: ProjectStory,
  { actor, at, changeId }: DecisionInput & { changeId: string },
): Promise<boolean> {
  const { input, process } = story;
  const onRoute = story.progress.onRoute?.[changeId];
  const route = onRoute && routeOf(input.terms.serve, onRoute.kind);
  if (!onRoute || !route) return false;
  const given = [...onRoute.given, approvalOf(onRoute, actor, at)];
  const next = route.approvers[given.length];
  if (!next && !route.amendment) return false;
  if (!next) {
    await prepareAmendment(story, { actor, at, changeId, given, route });
    return true;
  }
  await process.record({
    decision: 'approve-change',
    actor,
    at,
    facts: { changeId, verdict: 'approved', next },
    writes: [
      {
        collection: 'changeRequests',
        id: changeId,
        set: { approvals: given } as unknown as RecordWrite['set'],
      },
    ],
    closeTasks: [{ key: changeKey(changeId), as: 'done' }],
    closeDeadlines: [{ key: changeKey(changeId), as: 'met' }],
    openTasks: [changeTask(input, changeId, next)],
    openDeadlines: [changeDeadline(story, changeId)],
  });
  const after = { ...onRoute, given, next };
  const { progress } = story;
  story.progress = { ...progress, onRoute: { ...progress.onRoute, [changeId]: after } };
  return true;
}

function takeDecisions(story: ProjectStory): void {
  const { input, process } = story;
  process.onDecision(
    decideChange,
    'decide-change',
    async ({ actor, at, changeId, verdict }) => {
      const isOnRoute = story.progress.onRoute?.[changeId] !== undefined;
      if (isOnRoute && verdict === 'approved' && (await approveOnRoute(story, { actor, at, changeId })))
        return { state: process.state };
      // What an approved change moves is known only from its record: read it first, then record everything at once.
      const change = await core.readChange({ projectId: input.projectId, changeId });
      const effect = effectOf(story, verdict === 'approved' ? change.extendDays : 0);
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
          closeTasks: [{ key: changeKey(changeId), as: 'done' }, ...effect.closeTasks],
          closeDeadlines: [{ key: changeKey(changeId), as: 'met' }, ...effect.closeDeadlines],
          openDeadlines: effect.openDeadlines,
          openTasks: effect.openTasks,
          writes: effect.writes,
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
      story.progress = takeEffect(story, changeId, verdict === 'approved' ? change : null, effect.endsOn);
      process.later(() => moveOn(story));
      return { state: process.state };
    },
    ({ actor, at, changeId }) => {
      if (!story.progress.openChanges.includes(changeId))
        throw new Fault('not-found', { en: 'no open change of this id', zh: '没有这项待办理的变更' });
      const onRoute = story.progress.onRoute?.[changeId];
      if (onRoute) approvalOf(onRoute, actor, at);
    },
  );
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
            set: { state: 'winding-up', pausedAt: null, stayed: false, 'stages.winding-up': at },
          },
          ...lapsedAmendments(story.progress),
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
    story.progress = withNothingOpen(story.progress);
    process.later(() => moveOn(story));
    return { state: process.state };
  });
}

function userOf(actor: Actor): string {
  return actor.kind === 'person' ? actor.userId : 'system';
}
