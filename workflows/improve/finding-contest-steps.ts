import type { answerFindingContest, contestFinding } from '../../domain/improve/contest-decisions';
import { findingId } from '../../domain/improve/finding-record';
import type { RectificationInput } from '../../domain/improve/rectification-input';
import type { RectificationDecision } from '../../domain/improve/rectification-lifecycle';
import { BY_DEADLINE } from '../../domain/record/party';
import type { Step } from '../../domain/record/step';
import type { StepDraft } from '../record/process';
import { hearingSteps } from './hearing-steps';

type Contested = NonNullable<typeof contestFinding.types>['input'];
type Answered = NonNullable<typeof answerFindingContest.types>['input'];
type ContestStep = StepDraft<RectificationDecision>;

/** The clock within which a finding may be contested. */
export const CONTEST = 'contest';

/**
 * What is recorded when a finding is contested: the plan's clock stops, the bureau is asked as for a line of the record.
 * Without terms in the rulebook nothing of it is ever opened or closed.
 */
export function findingContestSteps(input: RectificationInput) {
  const { projectId, organisationId, bureauId, finding, reminders } = input;
  const terms = input.terms.findingContest;
  const id = findingId(input);
  const hearing = hearingSteps({
    ...{ bureauId, reminders, what: 'finding.answer-contest', at: `/findings/${id}` },
    answerWithin: terms?.answerWithin ?? input.terms.reinspectWithin,
  });
  const answered = (
    { actor, at, verdict, reason }: Answered,
    state: 'upheld' | 'rejected',
    set: { [field: string]: string },
  ): Omit<ContestStep, 'decision'> => ({
    ...{ actor, at, facts: { verdict, reason } },
    writes: [
      {
        ...{ collection: 'findings', id, texts: { 'contest.answer': reason.statementId } },
        set: { ...set, 'contest.state': state, 'contest.answeredAt': at },
      },
    ],
    ...hearing.leave(),
    notices: [
      {
        template: 'improve/finding-contest-answered',
        to: { role: 'organisation-editor', organisationId },
        businessKey: id,
        data: { projectId, finding, verdict: state },
      },
    ],
  });

  return {
    window: (): Required<Pick<Step, 'openDeadlines'>>['openDeadlines'] =>
      terms
        ? [
            {
              ...{ key: CONTEST, party: 'organisation', organisationId, period: terms.within },
              byDefault: 'finding.stands',
            },
          ]
        : [],

    /** Whatever else is done about the finding takes it as it is. */
    closeWindow: (): Required<Pick<Step, 'closeDeadlines'>>['closeDeadlines'] =>
      terms ? [{ key: CONTEST, as: 'cancelled' }] : [],

    letStand: (): ContestStep => ({
      ...{ decision: 'let-finding-stand', actor: BY_DEADLINE, facts: { silent: 'organisation' } },
      closeDeadlines: [{ key: CONTEST, as: 'lapsed' }],
    }),

    raise: (given: Contested): ContestStep => {
      const { actor, at, reason, documents, decidedBy } = given;
      const asked = hearing.ask();
      return {
        ...{ decision: 'raise-contest', actor, at, facts: { reason, documents, decidedBy } },
        writes: [
          {
            ...{ collection: 'findings', id, texts: { 'contest.reason': reason.statementId } },
            set: { state: 'contested', contest: hearing.raised(given) },
          },
        ],
        closeTasks: [{ key: 'plan/*', as: 'withdrawn' }],
        closeDeadlines: [
          { key: 'plan', as: 'cancelled' },
          { key: CONTEST, as: 'met' },
        ],
        ...asked,
      };
    },

    escalate: (): ContestStep => hearing.escalate(),

    uphold: (given: Answered): ContestStep => ({
      decision: 'uphold-contest',
      ...answered(given, 'upheld', { state: 'withdrawn', outcome: 'withdrawn', closedAt: given.at }),
    }),

    /** The plan is asked for again: what is left of its time is computed where its clock is. */
    reject: (given: Answered, planTasks: Step['openTasks']): ContestStep => ({
      decision: 'reject-contest',
      ...answered(given, 'rejected', { state: 'planning' }),
      ...(planTasks && { openTasks: planTasks }),
    }),
  };
}
