import { judgeTarget } from '../../domain/improve/target-decisions';
import { Fault } from '../../domain/record/fault';
import { core } from '../record/acts';
import type { ProjectStory } from './project-story';

/**
 * From its final evaluation to its end an officer of the bureau may say what became of a target that an earlier
 * improvement plan 绩效改进计划书 carried into the project.
 */
export function takeTargetJudgements(story: ProjectStory): void {
  const { input, process } = story;
  process.onDecision(
    judgeTarget,
    'judge-target',
    async ({ actor, at, planOf, target, verdict, reason }) => {
      // The verdict stays out of the journal until the project ends: it could lead those who are still scoring.
      const facts = { planOf, target, reason };
      await process.perform({ decision: 'judge-target', actor, at, facts }, (step) =>
        core.recordTargetJudgement({ step, projectId: input.projectId, ...facts, verdict }),
      );
      return { state: process.state };
    },
    () => mustHaveReachedTheEnd(story),
  );
}

/** @throws Fault `not-allowed-now` before the final evaluation */
function mustHaveReachedTheEnd({ process, progress }: ProjectStory): void {
  if (progress.rounds.final?.status !== 'waiting') return;
  throw new Fault(
    'not-allowed-now',
    { en: 'carried targets are judged from the final evaluation on', zh: '末期评价开始后才能核定改进目标' },
    { state: process.state, allowed: [] },
  );
}
