import { correctedTo } from '../../domain/improve/contest';
import type { answerContest, ContestInput, raiseContest } from '../../domain/improve/contest-decisions';
import type { ContestDecision } from '../../domain/improve/contest-lifecycle';
import type { Json } from '../../domain/record/journal';
import { BY_DEADLINE, type Role } from '../../domain/record/party';
import type { RecordWrite } from '../../domain/record/step';
import type { StepDraft } from '../record/process';

type Raised = NonNullable<typeof raiseContest.types>['input'];
type Answered = NonNullable<typeof answerContest.types>['input'];
type ContestStep = StepDraft<ContestDecision>;

/** What is recorded at each turn of a contest. Pure: from facts to step. */
export function contestSteps(input: ContestInput) {
  const { projectId, organisationId, bureauId, line, consequences, decidedBy, answerWithin, reminders } =
    input;
  const write = (set: { [field: string]: Json }, texts: RecordWrite['texts'] = {}) => [
    { collection: 'standings', id: projectId, set, texts },
  ];
  const ask = (roles: readonly Role[]): Pick<ContestStep, 'openTasks' | 'openDeadlines'> => ({
    openTasks: roles.map((role) => ({
      key: `answer/${role}`,
      what: 'contest.answer',
      for: { role, organisationId: bureauId },
      deadlineKey: 'answer',
      at: `/projects/${projectId}/contest/answer`,
    })),
    openDeadlines: [
      {
        key: 'answer',
        party: 'bureau',
        organisationId: bureauId,
        period: answerWithin,
        byDefault: 'contest.escalates',
        reminders,
      },
    ],
  });
  const leave = (as: 'done' | 'lapsed'): Pick<ContestStep, 'closeTasks' | 'closeDeadlines'> => ({
    closeTasks: [{ key: 'answer/*', as }],
    closeDeadlines: [{ key: 'answer', as: as === 'done' ? 'met' : 'lapsed' }],
  });

  return {
    raise: ({ actor, at, reason, documents }: Raised): ContestStep => ({
      decision: 'raise-contest',
      actor,
      at,
      facts: { reason, documents, line: { ...line }, decidedBy },
      writes: write(
        { contest: { state: 'open', raisedAt: at, documents, answer: null, answeredAt: null } },
        { 'contest.reason': reason.statementId },
      ),
      ...ask(['bureau-approver']),
    }),

    escalate: (): ContestStep => ({
      decision: 'escalate-contest',
      actor: BY_DEADLINE,
      facts: { silent: 'bureau' },
      ...leave('lapsed'),
      ...ask(['bureau-approver', 'bureau-officer']),
    }),

    answer: ({ actor, at, verdict, grade, reason }: Answered): ContestStep => {
      const isUpheld = verdict !== 'rejected';
      const { at: closedAt, ...before } = line;
      const after =
        verdict === 'corrected' && grade !== null ? correctedTo(grade, consequences, closedAt) : null;
      const state = isUpheld ? 'upheld' : 'rejected';
      return {
        decision: isUpheld ? 'uphold-contest' : 'reject-contest',
        actor,
        at,
        facts: { verdict, grade, reason, before: { ...before }, after: after && { ...after } },
        writes: write(
          {
            'contest.state': state,
            'contest.answeredAt': at,
            ...(after && { before: { ...before }, ...after }),
            ...(verdict === 'withdrawn' && { isWithdrawn: true }),
          },
          { 'contest.answer': reason.statementId },
        ),
        ...leave('done'),
        notices: [
          {
            template: 'improve/contest-answered',
            to: { role: 'organisation-certifier', organisationId },
            businessKey: projectId,
            data: { projectId, verdict: state },
          },
        ],
      };
    },
  };
}
