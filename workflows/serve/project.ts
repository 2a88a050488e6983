import { continueAsNew } from '@temporalio/workflow';
import { trancheAmounts } from '../../domain/money/tranche-amounts';
import type { Carried } from '../../domain/record/carried';
import { workflowId } from '../../domain/record/workflow-id';
import type { ProjectInput } from '../../domain/serve/project-input';
import { type ProjectState, projectLifecycle } from '../../domain/serve/project-lifecycle';
import { freshProgress, type ProjectProgress } from '../../domain/serve/project-progress';
import { Process } from '../record/process';
import { takeAmendments } from './amendments';
import { takeChanges } from './changes';
import { takeInbox, takeNotices } from './inbox';
import { takeTargetJudgements } from './judge-targets';
import { lapse } from './lapses';
import { takeFaults } from './open-findings';
import { takePartners } from './partners';
import { takePauses } from './pause';
import type { ProjectStory } from './project-story';
import { takeReports } from './reports';
import { prepareAgreement, takeSignatures } from './sign';
import { followStays, takeStays } from './stays';

/**
 * The story of a project: the agreement is signed by both sides, or lapses; from the start follow all deadlines;
 * reports come in and are judged; rounds are evaluated, findings rectified, tranches released; the organisation
 * asks for changes, the bureau pauses or ends it; when all is settled, unspent money comes back and it closes.
 * An entity: it continues as new when its history is long enough.
 */
export async function project(input: ProjectInput): Promise<void> {
  const story: ProjectStory = {
    input,
    process: new Process(
      {
        workflowId: workflowId.project(input.projectId),
        kind: 'project',
        programmeId: input.programmeId,
        projectId: input.projectId,
      },
      projectLifecycle,
      input.carried?.process as Carried<ProjectState> | undefined,
    ),
    progress:
      (input.carried?.progress as ProjectProgress | undefined) ??
      freshProgress(input, trancheAmounts(input.award, input.terms.tranches)),
  };
  takeSignatures(story);
  takeReports(story);
  takeChanges(story);
  takeAmendments(story);
  takePauses(story);
  takeNotices(story);
  takeStays(story);
  takeTargetJudgements(story);
  takeFaults(story);
  takePartners(story);

  const { process } = story;
  if (process.state === 'awarded') await process.inTurn(() => prepareAgreement(story));
  else process.later(() => takeInbox(story));
  // What was told before the run that began here.
  if (story.progress.stayNewsAt) process.later(() => followStays(story));

  const end = await process.attend((deadline) => lapse(story, deadline));
  await process.allAnswered();
  if (end === 'continue' && !process.ended) {
    await continueAsNew<typeof project>({
      ...input,
      carried: { process: process.carry(), progress: story.progress },
    });
  }
}
