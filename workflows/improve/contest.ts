import { continueAsNew } from '@temporalio/workflow';
import { answerContest, type ContestInput, raiseContest } from '../../domain/improve/contest-decisions';
import {
  type ContestDecision,
  type ContestState,
  contestLifecycle,
} from '../../domain/improve/contest-lifecycle';
import { mustAnswerAsAnother } from '../../domain/improve/must-answer-as-another';
import { mustNameGrade } from '../../domain/improve/must-name-grade';
import { workflowId } from '../../domain/record/workflow-id';
import { Process } from '../record/process';
import { contestSteps } from './contest-steps';

/**
 * A contested line of an organisation's record: the bureau answers, by somebody who did not take part in what the line
 * says. The line counts until then, marked; an upheld one is corrected or withdrawn, for what is judged from then on.
 */
export async function contest(input: ContestInput): Promise<ContestState> {
  const { projectId, programmeId, decidedBy, consequences } = input;
  const process = new Process<ContestState, ContestDecision>(
    { workflowId: workflowId.contest(projectId), kind: 'contest', programmeId, projectId },
    contestLifecycle,
    input.carried,
  );
  const steps = contestSteps(input);
  let { escalated = false } = input;

  process.onDecision(raiseContest, 'raise-contest', async (given) => {
    await process.record(steps.raise(given));
    return { state: process.state };
  });
  process.onDecision(
    answerContest,
    'uphold-contest',
    async (given) => {
      await process.record(steps.answer(given));
      return { state: process.state };
    },
    ({ actor, verdict, grade }) => {
      mustAnswerAsAnother(actor, decidedBy, escalated);
      mustNameGrade(verdict === 'corrected', grade, consequences);
    },
  );

  const end = await process.attend(async () => {
    await process.record(steps.escalate());
    escalated = true;
  });
  await process.allAnswered();
  if (end === 'continue' && !process.ended)
    await continueAsNew<typeof contest>({ ...input, escalated, carried: process.carry() });
  return process.state;
}
