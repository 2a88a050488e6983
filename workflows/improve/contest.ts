import { continueAsNew } from '@temporalio/workflow';
import { answerContest, type ContestInput, raiseContest } from '../../domain/improve/contest-decisions';
import {
  type ContestDecision,
  type ContestState,
  contestLifecycle,
} from '../../domain/improve/contest-lifecycle';
import { Fault } from '../../domain/record/fault';
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
      if (actor.kind === 'person' && decidedBy.includes(actor.userId))
        throw new Fault('forbidden', {
          en: 'who took part in what the line says does not answer',
          zh: '参与作出原结果的人员不得答复异议',
        });
      if (actor.kind === 'person' && actor.role === 'bureau-officer' && !escalated)
        throw new Fault('forbidden', {
          en: 'the approver answers; officers only after the approver was silent',
          zh: '应由审批人答复，审批人逾期未答复的才转经办人答复',
        });
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

/** @throws Fault `invalid-input` for a correction without a grade of the rulebook, or a grade without a correction */
function mustNameGrade(
  isCorrected: boolean,
  grade: string | null,
  consequences: ContestInput['consequences'],
): void {
  if (isCorrected ? consequences.some((one) => one.grade === grade) : grade === null) return;
  throw new Fault(
    'invalid-input',
    { en: 'grade: a correction names a grade of the rulebook', zh: '更正时应选定规则中的一个等次' },
    {
      fields: [
        {
          field: 'grade',
          message: 'must be a grade of the rulebook, for a correction only',
          zh: '更正时应选定等次，其他情况不选',
        },
      ],
    },
  );
}
