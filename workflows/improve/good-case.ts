import { continueAsNew } from '@temporalio/workflow';
import {
  answerCase,
  type GoodCaseInput,
  proposeCase,
  withdrawCase,
} from '../../domain/improve/good-case-decisions';
import {
  type GoodCaseDecision,
  type GoodCaseState,
  goodCaseLifecycle,
} from '../../domain/improve/good-case-lifecycle';
import type { DecisionInput } from '../../domain/record/decision';
import type { Json } from '../../domain/record/journal';
import { workflowId } from '../../domain/record/workflow-id';
import { Process } from '../record/process';

/** A good case 优秀案例: proposed, agreed to, public until somebody takes it back. Nobody's silence publishes it. */
export async function goodCase(input: GoodCaseInput): Promise<GoodCaseState> {
  const { caseId, projectId, programmeId, organisationId, sha256 } = input;
  const process = new Process<GoodCaseState, GoodCaseDecision>(
    { workflowId: workflowId.goodCase(caseId), kind: 'good-case', programmeId, projectId },
    goodCaseLifecycle,
    input.carried,
  );
  const writes = (set: { [field: string]: Json }) => [{ collection: 'goodCases', id: caseId, set }];
  const by = ({ actor, at }: DecisionInput) => ({ actor, at, facts: { sha256 } });

  process.onDecision(proposeCase, 'propose-case', async (given) => {
    await process.record({
      ...by(given),
      decision: 'propose-case',
      writes: writes({ state: 'asking', proposedAt: given.at }),
      openTasks: [
        {
          key: 'answer',
          what: 'case.answer',
          for: { role: 'organisation-certifier', organisationId },
          at: `/good-cases/${caseId}/answer`,
        },
      ],
    });
    return { state: process.state };
  });
  process.onDecision(answerCase, 'agree', async (given) => {
    await process.record({
      ...by(given),
      decision: given.agree ? 'agree' : 'decline',
      writes: writes(
        given.agree
          ? { state: 'published', publishedAt: given.at }
          : { state: 'declined', endedAt: given.at },
      ),
      closeTasks: [{ key: 'answer', as: 'done' }],
    });
    return { state: process.state };
  });
  process.onDecision(withdrawCase, 'withdraw-case', async (given) => {
    await process.record({
      ...by(given),
      decision: 'withdraw-case',
      writes: writes({ state: 'withdrawn', endedAt: given.at }),
      closeTasks: [{ key: 'answer', as: 'withdrawn' }],
    });
    return { state: process.state };
  });

  const outcome = await process.attend(async () => undefined);
  await process.allAnswered();
  if (outcome === 'continue' && !process.ended)
    await continueAsNew<typeof goodCase>({ ...input, carried: process.carry() });
  return process.state;
}
