import type { SpotFault } from '../../domain/evaluate/must-be-fault';
import { spotFindingKey } from '../../domain/evaluate/spot-check';
import { openFinding } from '../../domain/improve/finding-decisions';
import type { FindingRecord } from '../../domain/improve/finding-record';
import { Fault } from '../../domain/record/fault';
import { BY_NOTICE } from '../../domain/record/party';
import type { Step } from '../../domain/record/step';
import { workflowId } from '../../domain/record/workflow-id';
import { presentRound } from '../../domain/serve/present-round';
import { type ProjectNotice, withFinding } from '../../domain/serve/project-progress';
import { newFaults } from '../../domain/serve/take-notice';
import { core } from '../record/acts';
import { startDetached } from '../record/children';
import type { ProjectStory } from './project-story';
import { heldTranche, rectificationInput } from './rectifications';

/** While a project runs the bureau may make a finding of each fault that a spot check found, once. */
export function takeFaults(story: ProjectStory): void {
  story.process.onDecision(
    openFinding,
    'open-finding',
    async ({ actor, at, severity, ...fault }) => {
      await open(story, fault, severity, { actor, at });
      return { state: story.process.state };
    },
    ({ drawing, item }) => {
      if (newFaults(story.progress, { drawing, items: [item] }).length > 0) return;
      throw new Fault('conflict', { en: 'this fault is a finding already', zh: '该问题已列为整改问题' });
    },
  );
}

/** By the rulebook the visit itself makes findings of its faults; of a project that is closing nothing is corrected. */
export async function openFound(
  story: ProjectStory,
  { checkId, drawing, items }: ProjectNotice & { kind: 'spot-check' },
): Promise<void> {
  if (story.process.state !== 'running') return;
  for (const item of newFaults(story.progress, { drawing, items }))
    await open(story, { checkId, drawing, item }, 'minor', { actor: BY_NOTICE });
}

/** It holds the tranche of the round that is still to be concluded, and no other. */
async function open(
  story: ProjectStory,
  { checkId, drawing, item }: SpotFault,
  severity: FindingRecord['severity'],
  by: Pick<Step, 'actor' | 'at'>,
): Promise<void> {
  const { input, process } = story;
  const { projectId } = input;
  const finding = spotFindingKey(drawing, item);
  const round = presentRound(story.progress, input.terms);
  const holds = heldTranche(story, round);
  const fault = { checkId, drawing, item };
  await process.perform(
    { decision: 'open-finding', ...by, facts: { finding, ...fault, severity, round, holds } },
    (step) => core.openFinding({ step, projectId, finding, fault, severity, round, holds }),
  );
  story.progress = withFinding(story.progress, finding, { round, status: 'open' });
  await startDetached(
    'rectification',
    workflowId.rectification(projectId, finding),
    rectificationInput(story, finding, round),
  );
}
