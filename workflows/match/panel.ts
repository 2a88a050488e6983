import { continueAsNew } from '@temporalio/workflow';
import type { PanelInput } from '../../domain/match/panel-input';
import { type PanelDecision, type PanelState, panelLifecycle } from '../../domain/match/panel-lifecycle';
import { EMPTY_PANEL } from '../../domain/match/panel-progress';
import { workflowId } from '../../domain/record/workflow-id';
import { Process } from '../record/process';
import { PanelStory } from './panel-story';

/**
 * The review panel of a programme: seats are drawn, declare, score and submit, each on its own clock. A seat that is
 * silent, in conflict or given up is void and refilled from the reserve. It closes when every seat has submitted, or
 * with those who have when its own time is up, and stays for
 * the programme to reopen after an upheld objection, until the programme has made its awards.
 */
export async function panel(input: PanelInput): Promise<void> {
  const ref = {
    workflowId: workflowId.panel(input.programmeId),
    kind: 'panel' as const,
    programmeId: input.programmeId,
  };
  const process = new Process<PanelState, PanelDecision>(ref, panelLifecycle, input.carried?.process);
  const story = new PanelStory(process, input, input.carried?.progress ?? EMPTY_PANEL);
  story.takeDecisions();
  story.takeNotices();
  if (process.state === 'drawing') await process.inTurn(() => story.draw());
  for (;;) {
    story.putNoticesInLine();
    const outcome = await process.attend((deadline) => story.lapsed(deadline));
    await process.allAnswered();
    if (outcome === 'ended') return;
    await continueAsNew<typeof panel>({
      ...input,
      carried: { process: process.carry(), progress: story.progress },
    });
  }
}
