import { projectEnded } from '../../domain/publish/programme-notices';
import { Fault } from '../../domain/record/fault';
import type { NoticeDraft } from '../../domain/record/notice';
import { BY_NOTICE } from '../../domain/record/party';
import type { Step } from '../../domain/record/step';
import { deadlineMoved } from '../../domain/record/time-notices';
import { workflowId } from '../../domain/record/workflow-id';
import { lapsedAmendments } from '../../domain/serve/amendment';
import { openTasks } from '../../domain/serve/project-tasks';
import { endStay, stayProject } from '../../domain/serve/stay-notices';
import { withNothingOpen } from '../../domain/serve/with-nothing-open';
import { core } from '../record/acts';
import { tell } from '../record/children';
import { takeInbox } from './inbox';
import { moveOn } from './move-on';
import type { ProjectStory } from './project-story';

/** Every task and every clock of the project. */
const ALL: Pick<Step, 'closeTasks' | 'closeDeadlines'> = {
  closeTasks: [{ key: '*', as: 'withdrawn' }],
  closeDeadlines: [{ key: '*', as: 'cancelled' }],
};

/**
 * Complaints 投诉 that hold the project: before it is signed nobody can sign, and afterwards it stands still
 * (Implementing Regulations of the Government Procurement Law, Art. 54). When the last one has been decided, time
 * runs on with what was left of it; one that is upheld may annul the award.
 */
export function takeStays(story: ProjectStory): void {
  const { process } = story;
  process.onNotice(stayProject, ({ complaintId, at }) => {
    const { stays = [] } = story.progress;
    if (stays.includes(complaintId)) return;
    story.progress = { ...story.progress, stays: [...stays, complaintId], stayNewsAt: at };
    process.later(() => followStays(story));
  });
  process.onNotice(endStay, ({ complaintId, at, outcome }) => {
    const stays = (story.progress.stays ?? []).filter((one) => one !== complaintId);
    const annulled = story.progress.annulled || outcome === 'annul';
    story.progress = { ...story.progress, stays, annulled, stayNewsAt: at };
    process.later(() => followStays(story));
  });
}

/** @throws Fault `conflict` while a complaint holds the project, also where it does not stand still for it yet */
export function mustNotBeHeld({ progress }: ProjectStory): void {
  if ((progress.stays ?? []).length === 0) return;
  throw new Fault('conflict', {
    en: 'a complaint is being dealt with: the project is stayed',
    zh: '投诉处理期间，项目暂停签约和履行',
  });
}

/** Does what the complaints ask for where it is not done yet. */
export async function followStays(story: ProjectStory): Promise<void> {
  const { stays = [], annulled, stayedSince } = story.progress;
  if (annulled) return annul(story);
  if (stays.length > 0) return stay(story);
  if (stayedSince) await goOn(story, stayedSince);
}

async function stay(story: ProjectStory): Promise<void> {
  const { input, process } = story;
  if (process.state !== 'agreement' && process.state !== 'running') return;
  const state = process.state === 'running' ? 'paused' : 'stayed';
  const stopped = Object.values(process.deadlines);
  const { recorded, children } = await process.perform(
    {
      decision: 'stay',
      actor: BY_NOTICE,
      facts: {
        complaints: story.progress.stays ?? [],
        stopped: stopped.map(({ key, party, due }) => ({ key, party, due })),
      },
      writes: [{ collection: 'projects', id: input.projectId, set: { state, stayed: true } }],
      ...ALL,
      notices: stayMails(story, 'serve/project-stayed', {
        holds: state === 'paused' ? 'performance' : 'signing',
      }),
    },
    (step) => core.stayProject({ step, projectId: input.projectId }),
  );
  story.progress = { ...story.progress, stopped, pausedAt: recorded.at, stayedSince: recorded.at };
  for (const { workflowId: child, ...moved } of children) await tell(child, deadlineMoved, moved);
}

async function goOn(story: ProjectStory, since: string): Promise<void> {
  const { input, process } = story;
  if (process.state !== 'stayed' && process.state !== 'paused') return;
  const { stopped, endsOn, stayNewsAt = since } = story.progress;
  const at = stayNewsAt > since ? stayNewsAt : since;
  const { reminders } = input.terms;
  const clocks = await core.restartClocks({ stopped, pausedAt: since, resumedAt: at, endsOn, reminders });
  const state = process.state === 'paused' ? 'running' : 'agreement';
  const { children } = await process.perform(
    {
      decision: 'end-stay',
      actor: BY_NOTICE,
      at,
      facts: {
        since,
        moved: clocks.deadlines.map(({ key, due }) => ({ key, due: due ?? null })),
        endsOn: clocks.endsOn,
      },
      writes: [
        {
          collection: 'projects',
          id: input.projectId,
          set: { state, stayed: false, pausedAt: null, endsOn: clocks.endsOn },
        },
      ],
      openDeadlines: clocks.deadlines,
      openTasks: openTasks(input, story.progress),
      notices: stayMails(story, 'serve/project-goes-on', {
        holds: state === 'running' ? 'performance' : 'signing',
      }),
    },
    (step) =>
      core.resumeProject({ step, projectId: input.projectId, pausedAt: since, resumedAt: at, reminders }),
  );
  const { endsOn: until } = clocks;
  story.progress = { ...story.progress, pausedAt: null, stayedSince: null, stopped: [], endsOn: until };
  for (const { workflowId: child, ...moved } of children) await tell(child, deadlineMoved, moved);
  process.later(() => takeInbox(story));
  process.later(() => moveOn(story));
}

/** To who runs the project: what stands still, or goes on; once for each change of the complaints that hold it. */
function stayMails(
  { input, progress }: ProjectStory,
  template: 'serve/project-stayed' | 'serve/project-goes-on',
  data: { holds: 'signing' | 'performance' },
): NoticeDraft[] {
  const { projectId, organisationId, bureauId } = input;
  const mail = {
    template,
    businessKey: `${projectId}/${progress.stayNewsAt ?? ''}`,
    data: { projectId, ...data },
  };
  return [
    { ...mail, to: { role: 'organisation-editor', organisationId } },
    { ...mail, to: { role: 'organisation-certifier', organisationId } },
    { ...mail, to: { role: 'bureau-officer', organisationId: bureauId } },
  ];
}

/**
 * Not signed yet, the award lapses and the next in rank moves up; signed, the project is wound up. Of one that has been
 * performed and is only closed by now the law leaves it to the courts (Ministry of Finance Order 94, Art. 32).
 */
async function annul(story: ProjectStory): Promise<void> {
  const { input, process } = story;
  const { projectId, programmeId } = input;
  const signed = ['running', 'paused', 'winding-up'].includes(process.state);
  if (!signed && process.state !== 'agreement' && process.state !== 'stayed') return;
  if (story.progress.annulRecorded) return;
  const stage = signed ? 'winding-up' : 'lapsed';
  const draft = {
    decision: signed ? ('annul-signed' as const) : ('annul' as const),
    actor: BY_NOTICE,
    facts: { because: 'complaint-upheld' },
    writes: [
      {
        collection: 'projects',
        id: projectId,
        set: {
          ...{ state: stage, pausedAt: null, stayed: false, annulled: true },
          ...(signed ? {} : { endedAs: 'lapsed' }),
        },
      },
      ...lapsedAmendments(story.progress),
    ],
    ...ALL,
  };
  const begun = process.state === 'winding-up' ? null : stage;
  if (signed)
    await process.perform(draft, (step) => core.recordProjectStep({ step, projectId, stage: begun }));
  else await process.perform(draft, (step) => core.endBudget({ step, projectId, programmeId, stage }));
  story.progress = { ...withNothingOpen(story.progress), annulRecorded: true };
  if (signed) process.later(() => moveOn(story));
  else await tell(workflowId.programme(programmeId), projectEnded, { projectId, endedAs: 'lapsed' });
}
