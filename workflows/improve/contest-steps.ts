import { correctedTo } from '../../domain/improve/contest';
import type { answerContest, ContestInput, RaisedContest } from '../../domain/improve/contest-decisions';
import type { ContestDecision } from '../../domain/improve/contest-lifecycle';
import type { Json } from '../../domain/record/journal';
import type { RecordWrite } from '../../domain/record/step';
import type { StepDraft } from '../record/process';
import { hearingSteps } from './hearing-steps';

type Answered = NonNullable<typeof answerContest.types>['input'];
type ContestStep = StepDraft<ContestDecision>;

/** What is recorded at each turn of a contest. Pure: from facts to step. */
export function contestSteps(input: ContestInput) {
  const { projectId, organisationId, bureauId, line, consequences, decidedBy, answerWithin, reminders } =
    input;
  const write = (set: { [field: string]: Json }, texts: RecordWrite['texts'] = {}) => [
    { collection: 'standings', id: projectId, set, texts },
  ];
  const hearing = hearingSteps({
    ...{ bureauId, answerWithin, reminders },
    ...{ what: 'contest.answer', at: `/projects/${projectId}/contest/answer` },
  });

  return {
    raise: (given: RaisedContest): ContestStep => {
      const { actor, at, reason, documents } = given;
      return {
        ...{ decision: 'raise-contest', actor, at },
        facts: { reason, documents, line: { ...line }, decidedBy },
        writes: write({ contest: hearing.raised(given) }, { 'contest.reason': reason.statementId }),
        ...hearing.ask(),
      };
    },

    escalate: (): ContestStep => hearing.escalate(),

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
        ...hearing.leave(),
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
