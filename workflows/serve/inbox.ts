import { faultsFound } from '../../domain/improve/finding-decisions';
import type { Json } from '../../domain/record/journal';
import { BY_NOTICE } from '../../domain/record/party';
import { workflowId } from '../../domain/record/workflow-id';
import type { ProjectDecision } from '../../domain/serve/project-lifecycle';
import { disbursementClosed, evaluationClosed, findingClosed } from '../../domain/serve/project-notices';
import type { ChildNotice, ProjectNotice } from '../../domain/serve/project-progress';
import { findingKey, isNews, takeNotice } from '../../domain/serve/take-notice';
import { core } from '../record/acts';
import { startDetached } from '../record/children';
import { moveOn } from './move-on';
import { openFound } from './open-findings';
import type { ProjectStory } from './project-story';
import { rectificationInput } from './rectifications';

/** Notices of the children, and of the programme's spot checks, are kept with the progress until their turn, so that none is lost between two runs. */
export function takeNotices(story: ProjectStory): void {
  const keep = (notice: ProjectNotice) => {
    story.progress = { ...story.progress, inbox: [...story.progress.inbox, notice] };
    story.process.later(() => takeInbox(story));
  };
  story.process.onNotice(evaluationClosed, (notice) => keep({ kind: 'evaluation', ...notice }));
  story.process.onNotice(findingClosed, (notice) => keep({ kind: 'finding', ...notice }));
  story.process.onNotice(faultsFound, (notice) => keep({ kind: 'spot-check', ...notice }));
  story.process.onNotice(disbursementClosed, (notice) => keep({ kind: 'disbursement', ...notice }));
}

/** Works through what was told. While the project is paused only money that arrives is taken note of. */
export async function takeInbox(story: ProjectStory): Promise<void> {
  for (;;) {
    const paused = story.progress.pausedAt !== null;
    const notice = story.progress.inbox.find((one) => !paused || one.kind === 'disbursement');
    if (!notice) break;
    story.progress = { ...story.progress, inbox: story.progress.inbox.filter((one) => one !== notice) };
    if (story.process.ended || !isNews(story.progress, story.input.projectId, notice)) continue;
    if (notice.kind === 'spot-check') await openFound(story, notice);
    else await takeChild(story, notice);
  }
  await moveOn(story);
}

async function takeChild(story: ProjectStory, notice: ChildNotice): Promise<void> {
  await recordNotice(story, notice);
  story.progress = takeNotice(story.progress, story.input.projectId, notice);
  if (notice.kind === 'evaluation' && story.process.state === 'running')
    await startRectifications(story, notice);
}

const DECISIONS: { [kind in ChildNotice['kind']]: ProjectDecision } = {
  evaluation: 'close-evaluation',
  finding: 'close-finding',
  disbursement: 'close-disbursement',
};

async function recordNotice(story: ProjectStory, notice: ChildNotice): Promise<void> {
  const { input, process } = story;
  const { projectId } = input;
  const grades =
    notice.kind === 'evaluation' && notice.score !== null
      ? { [`grades.${notice.round}`]: { score: notice.score, grade: notice.grade } }
      : null;
  const improving = notice.kind === 'evaluation' && notice.findings.length > 0;
  await process.perform(
    {
      decision: DECISIONS[notice.kind],
      actor: BY_NOTICE,
      facts: notice as unknown as Json,
      ...(grades ? { writes: [{ collection: 'projects', id: projectId, set: grades }] } : {}),
    },
    (step) => core.recordProjectStep({ step, projectId, stage: improving ? 'improvement' : null }),
  );
}

/** Each finding is rectified by its own process, and holds only its own tranche. */
async function startRectifications(
  story: ProjectStory,
  notice: ProjectNotice & { kind: 'evaluation' },
): Promise<void> {
  const { projectId } = story.input;
  for (const id of notice.findings) {
    const finding = findingKey(projectId, id);
    await startDetached(
      'rectification',
      workflowId.rectification(projectId, finding),
      rectificationInput(story, finding, notice.round),
    );
  }
}
