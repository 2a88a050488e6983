import { type FindingRecord, findingId } from '../../domain/improve/finding-record';
import type { RectificationInput } from '../../domain/improve/rectification-input';
import type { RectificationDecision, RectificationState } from '../../domain/improve/rectification-lifecycle';
import type { DecisionInput } from '../../domain/record/decision';
import type { Json } from '../../domain/record/journal';
import type { NoticeDraft } from '../../domain/record/notice';
import { BY_DEADLINE } from '../../domain/record/party';
import type { Period } from '../../domain/record/period';
import type { StatementRef } from '../../domain/record/statement';
import type { RecordWrite } from '../../domain/record/step';
import type { TaskDraft } from '../../domain/record/task';
import type { StepDraft } from '../record/process';
import { findingContestSteps } from './finding-contest-steps';

export type RectificationStep = StepDraft<RectificationDecision>;
/** An inspection as the process knows it: of its reason only where the words are. */
export type Inspection = Omit<FindingRecord['inspections'][number], 'reason'> & {
  reason: StatementRef | null;
};

/** A phase of the work: who holds the ball, for how long, and what silence means. */
interface Phase {
  key: 'plan' | 'review' | 'evidence' | 'inspect';
  party: 'organisation' | 'bureau';
  period: Period;
  byDefault: string;
  tasks: TaskDraft['for'][];
  what: string;
}

/** What is recorded at each turn of a rectification. Pure: from facts to step. */
export function rectificationSteps(input: RectificationInput) {
  const { projectId, organisationId, bureauId, finding, terms, reminders } = input;
  const id = findingId(input);
  const write = (set: { [field: string]: Json }, texts: RecordWrite['texts'] = {}) => [
    { collection: 'findings', id, set, texts },
  ];
  const officers = [
    { role: 'bureau-officer' as const, organisationId: bureauId },
    ...(input.streetId ? [{ role: 'street-officer' as const, organisationId: input.streetId }] : []),
  ];
  const phases = {
    plan: {
      key: 'plan',
      party: 'organisation',
      period: terms.planWithin,
      byDefault: 'finding.attempt-fails',
      tasks: [{ role: 'organisation-editor', organisationId }],
      what: 'finding.plan',
    },
    // The rulebook gives the bureau one time to look at things: the same for the plan and for the evidence.
    review: {
      key: 'review',
      party: 'bureau',
      period: terms.reinspectWithin,
      byDefault: 'finding.plan-counts-as-accepted',
      tasks: officers.slice(0, 1),
      what: 'finding.review-plan',
    },
    evidence: {
      key: 'evidence',
      party: 'organisation',
      period: terms.evidenceWithin,
      byDefault: 'finding.attempt-fails',
      tasks: [{ role: 'organisation-editor', organisationId }],
      what: 'finding.evidence',
    },
    inspect: {
      key: 'inspect',
      party: 'bureau',
      period: terms.reinspectWithin,
      byDefault: 'finding.escalates',
      tasks: officers,
      what: 'finding.inspect',
    },
    escalated: {
      key: 'inspect',
      party: 'bureau',
      period: terms.reinspectWithin,
      byDefault: 'finding.counts-as-corrected',
      tasks: [...officers, { role: 'bureau-approver', organisationId: bureauId }],
      what: 'finding.inspect',
    },
  } satisfies { [name: string]: Phase };

  const enter = ({
    key,
    party,
    period,
    byDefault,
    tasks,
    what,
  }: Phase): Pick<RectificationStep, 'openTasks' | 'openDeadlines'> => ({
    openTasks: tasks.map((addressee) => ({
      key: `${key}/${addressee.role}`,
      what,
      for: addressee,
      deadlineKey: key,
      at: `/findings/${id}`,
    })),
    openDeadlines: [
      {
        key,
        party,
        organisationId: party === 'bureau' ? bureauId : organisationId,
        period,
        byDefault,
        reminders,
      },
    ],
  });
  const leave = (
    key: Phase['key'],
    as: 'done' | 'lapsed',
  ): Pick<RectificationStep, 'closeTasks' | 'closeDeadlines'> => ({
    closeTasks: [{ key: `${key}/*`, as }],
    closeDeadlines: [{ key, as: as === 'done' ? 'met' : 'lapsed' }],
  });
  const contest = findingContestSteps(input);
  const withWindow = ({ openDeadlines = [], ...entered }: ReturnType<typeof enter>) => ({
    ...entered,
    openDeadlines: [...openDeadlines, ...contest.window()],
  });
  const withoutWindow = ({ closeDeadlines = [], ...left }: ReturnType<typeof leave>) => ({
    ...left,
    closeDeadlines: [...closeDeadlines, ...contest.closeWindow()],
  });
  const inform = (template: string, businessKey: string, data: NoticeDraft['data'] = {}): NoticeDraft[] => [
    {
      template,
      to: { role: 'organisation-editor', organisationId },
      businessKey,
      data: { projectId, finding, ...data },
    },
  ];
  const by = ({ actor, at }: DecisionInput) => ({ actor, at });
  const close = (outcome: 'corrected' | 'failed', closedAt: string) => ({
    state: outcome,
    outcome,
    closedAt,
  });

  /** A failed attempt: back to work, or with the last one the end. */
  const failAttempt = (
    decision: 'miss-plan' | 'miss-evidence' | 'fail',
    failed: number,
    set: { [field: string]: Json },
    at: string,
    texts: RecordWrite['texts'] = {},
  ): Pick<RectificationStep, 'decision' | 'writes' | 'openTasks' | 'openDeadlines' | 'notices'> => {
    const forGood = failed >= terms.attempts;
    const state: RectificationState = decision === 'miss-plan' ? 'planning' : 'correcting';
    return {
      decision: forGood ? 'fail-for-good' : decision,
      writes: write(
        { ...set, failedAttempts: failed, ...(forGood ? close('failed', at) : { state }) },
        texts,
      ),
      ...(forGood ? {} : enter(decision === 'miss-plan' ? phases.plan : phases.evidence)),
      notices: forGood
        ? inform('improve/finding-closed', id, { outcome: 'failed' })
        : inform('improve/attempt-failed', `${id}#${failed}`, {
            attempt: failed,
            of: terms.attempts,
            why: decision,
          }),
    };
  };

  return {
    begin: (): RectificationStep => ({
      decision: 'begin',
      facts: { finding, holds: input.holds, attempts: terms.attempts },
      writes: write({ state: 'planning', holds: input.holds, failedAttempts: 0 }),
      ...withWindow(enter(phases.plan)),
      notices: inform('improve/finding-opened', id),
    }),

    contest,
    /** Asks for the plan again after a contest: its clock goes on where it stood. */
    askForPlan: () => enter(phases.plan).openTasks,

    submitPlan: (given: DecisionInput & { draftId: string }): RectificationStep => ({
      ...by(given),
      decision: 'submit-plan',
      facts: { draftId: given.draftId },
      writes: write({ state: 'plan-review' }),
      ...withoutWindow(leave('plan', 'done')),
      ...enter(phases.review),
    }),

    missPlan: (failed: number, due: string): RectificationStep => ({
      actor: BY_DEADLINE,
      facts: { failedAttempts: failed, of: terms.attempts },
      ...leave('plan', 'lapsed'),
      ...failAttempt('miss-plan', failed, {}, due),
    }),

    reviewPlan: (
      given: DecisionInput & { accept: boolean; reason: StatementRef | null },
    ): RectificationStep => ({
      ...by(given),
      decision: given.accept ? 'accept-plan' : 'return-plan',
      facts: { accept: given.accept, reason: given.reason },
      writes: write({ state: given.accept ? 'correcting' : 'planning' }),
      ...leave('review', 'done'),
      ...enter(given.accept ? phases.evidence : phases.plan),
      notices: inform(given.accept ? 'improve/plan-accepted' : 'improve/plan-returned', `${id}@${given.at}`, {
        reason: given.reason?.statementId ?? null,
      }),
    }),

    acceptPlanByDefault: (): RectificationStep => ({
      actor: BY_DEADLINE,
      decision: 'accept-plan-by-default',
      facts: { silent: 'bureau' },
      writes: write({ state: 'correcting' }),
      ...leave('review', 'lapsed'),
      ...enter(phases.evidence),
    }),

    submitEvidence: (given: DecisionInput & { draftId: string }): RectificationStep => ({
      ...by(given),
      decision: 'submit-evidence',
      facts: { draftId: given.draftId },
      writes: write({ state: 'inspecting' }),
      ...leave('evidence', 'done'),
      ...enter(phases.inspect),
    }),

    missEvidence: (failed: number, due: string): RectificationStep => ({
      actor: BY_DEADLINE,
      facts: { failedAttempts: failed, of: terms.attempts },
      ...leave('evidence', 'lapsed'),
      ...failAttempt('miss-evidence', failed, {}, due),
    }),

    /** @param inspections with the new one; @param failed attempts, with this one if it failed */
    inspect: (
      given: DecisionInput & { passed: boolean; reason: StatementRef | null },
      inspections: Inspection[],
      failed: number,
    ): RectificationStep => {
      const set = { inspections: inspections.map((one) => ({ ...one, reason: '' })) };
      const texts = reasonsOf(inspections);
      const common = {
        ...by(given),
        facts: { passed: given.passed, reason: given.reason, failedAttempts: failed, of: terms.attempts },
        ...leave('inspect', 'done'),
      };
      if (!given.passed) return { ...common, ...failAttempt('fail', failed, set, given.at, texts) };
      return {
        ...common,
        decision: 'pass',
        writes: write({ ...set, ...close('corrected', given.at) }, texts),
        notices: inform('improve/finding-closed', id, { outcome: 'corrected' }),
      };
    },

    escalate: (): RectificationStep => ({
      actor: BY_DEADLINE,
      decision: 'escalate',
      facts: { silent: 'bureau' },
      writes: write({ state: 'escalated' }),
      ...leave('inspect', 'lapsed'),
      ...enter(phases.escalated),
    }),

    /** Nobody looked, even after the approver was asked: that is not the organisation's fault. */
    passByDefault: (due: string): RectificationStep => ({
      actor: BY_DEADLINE,
      decision: 'pass-by-default',
      facts: { silent: 'bureau', twice: true },
      writes: write(close('corrected', due)),
      ...leave('inspect', 'lapsed'),
      notices: inform('improve/finding-closed', id, { outcome: 'corrected' }),
    }),
  };
}

/** Which statement holds the words of which inspection. */
function reasonsOf(inspections: readonly Inspection[]): { [field: string]: string } {
  const given = inspections.flatMap(({ reason }, n) =>
    reason ? [[`inspections.${n}.reason`, reason.statementId]] : [],
  );
  return Object.fromEntries(given);
}
