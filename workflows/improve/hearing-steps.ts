import type { RaisedContest } from '../../domain/improve/contest-decisions';
import { BY_DEADLINE, type Role } from '../../domain/record/party';
import type { Period } from '../../domain/record/period';
import type { Step } from '../../domain/record/step';

export interface Hearing {
  bureauId: string;
  /** What is asked: a code of the catalogue. */
  what: string;
  /** The page of what is contested. */
  at: string;
  answerWithin: Period;
  reminders: Period[];
}

type Opens = Required<Pick<Step, 'openTasks' | 'openDeadlines'>>;
type Closes = Required<Pick<Step, 'closeTasks' | 'closeDeadlines'>>;

/** How a contest is heard: the bureau's approver is asked, and after the approver's silence its officers too. */
export function hearingSteps({ bureauId, what, at, answerWithin, reminders }: Hearing) {
  const ask = (roles: readonly Role[]): Opens => ({
    openTasks: roles.map((role) => ({
      key: `answer/${role}`,
      what,
      for: { role, organisationId: bureauId },
      deadlineKey: 'answer',
      at,
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
  const leave = (as: 'done' | 'lapsed'): Closes => ({
    closeTasks: [{ key: 'answer/*', as }],
    closeDeadlines: [{ key: 'answer', as: as === 'done' ? 'met' : 'lapsed' }],
  });
  return {
    raised: ({ at: raisedAt, documents }: RaisedContest) => ({
      ...{ state: 'open', raisedAt, documents, answer: null, answeredAt: null },
    }),
    ask: () => ask(['bureau-approver']),
    escalate: () => ({
      decision: 'escalate-contest' as const,
      actor: BY_DEADLINE,
      facts: { silent: 'bureau' },
      ...leave('lapsed'),
      ...ask(['bureau-approver', 'bureau-officer']),
    }),
    leave: () => leave('done'),
  };
}
