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
import type { DeadlineEnd } from '../../domain/record/deadline';
import type { DecisionInput } from '../../domain/record/decision';
import type { Json } from '../../domain/record/journal';
import type { NoticeDraft } from '../../domain/record/notice';
import { BY_DEADLINE } from '../../domain/record/party';
import { workflowId } from '../../domain/record/workflow-id';
import { Process } from '../record/process';

/**
 * A good case 优秀案例: proposed, agreed to, public until somebody takes it back. Nobody's silence publishes it: when
 * the organisation's time to answer has passed, the case stays private.
 */
export async function goodCase(input: GoodCaseInput): Promise<GoodCaseState> {
  const {
    caseId,
    projectId,
    programmeId,
    organisationId,
    bureauId,
    sha256,
    answerWithin,
    reminders = [],
  } = input;
  const process = new Process<GoodCaseState, GoodCaseDecision>(
    { workflowId: workflowId.goodCase(caseId), kind: 'good-case', programmeId, projectId },
    goodCaseLifecycle,
    input.carried,
  );
  const writes = (set: { [field: string]: Json }) => [{ collection: 'goodCases', id: caseId, set }];
  const by = ({ actor, at }: DecisionInput) => ({ actor, at, facts: { sha256 } });
  const leave = (as: 'done' | 'lapsed' | 'withdrawn', clock: DeadlineEnd) => ({
    closeTasks: [{ key: 'answer', as }],
    closeDeadlines: [{ key: 'answer', as: clock }],
  });
  const inform = (template: string, to: NoticeDraft['to']): NoticeDraft[] => [
    { template, to, businessKey: caseId, data: { projectId } },
  ];
  const toBureau = (template: string) =>
    bureauId ? inform(template, { role: 'bureau-officer', organisationId: bureauId }) : [];

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
          ...(answerWithin && { deadlineKey: 'answer' }),
        },
      ],
      openDeadlines: answerWithin
        ? [
            {
              key: 'answer',
              party: 'organisation',
              organisationId,
              period: answerWithin,
              byDefault: 'case.stays-private',
              reminders,
            },
          ]
        : [],
      notices: inform('improve/case-proposed', { role: 'organisation-certifier', organisationId }),
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
      ...leave('done', 'met'),
      notices: toBureau(given.agree ? 'improve/case-published' : 'improve/case-declined'),
    });
    return { state: process.state };
  });
  process.onDecision(withdrawCase, 'withdraw-case', async (given) => {
    await process.record({
      ...by(given),
      decision: 'withdraw-case',
      writes: writes({ state: 'withdrawn', endedAt: given.at }),
      ...leave('withdrawn', 'cancelled'),
    });
    return { state: process.state };
  });

  const outcome = await process.attend(async () => {
    await process.record({
      actor: BY_DEADLINE,
      decision: 'lapse',
      facts: { sha256 },
      writes: writes({ state: 'declined', endedAt: process.deadlines.answer?.due ?? null }),
      ...leave('lapsed', 'lapsed'),
      notices: toBureau('improve/case-declined'),
    });
  });
  await process.allAnswered();
  if (outcome === 'continue' && !process.ended)
    await continueAsNew<typeof goodCase>({ ...input, carried: process.carry() });
  return process.state;
}
