import { condition } from '@temporalio/workflow';
import { settleSilence } from '../../domain/evaluate/evaluation-decisions';
import { evaluationId } from '../../domain/evaluate/evaluation-ids';
import type { EvaluationInput, EvaluationTerms } from '../../domain/evaluate/evaluation-input';
import type { EvaluationDecision, EvaluationState } from '../../domain/evaluate/evaluation-lifecycle';
import { SILENCE, type Silence } from '../../domain/evaluate/silence';
import { Fault } from '../../domain/record/fault';
import { BY_DEADLINE } from '../../domain/record/party';
import type { Period } from '../../domain/record/period';
import type { Process, StepDraft } from '../record/process';

export interface SilenceAnswer {
  again: boolean;
  reasonId: string;
  at: string;
}

interface Question {
  what: string;
  /** What follows where the bureau does not answer within the period. */
  byDefault: string;
  period: Period;
  reminders: Period[];
}

/** Judges were silent: an approver of the bureau says whether to try again, or to go on without them. */
export function askBureau(process: Process<EvaluationState, EvaluationDecision>, input: EvaluationInput) {
  const { projectId, bureauId, organisationId, round } = input;
  const id = evaluationId(projectId, round);
  let asked: Silence | null = null;
  let answer: SilenceAnswer | null = null;
  let times = 0;
  const bureau = { role: 'bureau-approver' as const, organisationId: bureauId };

  process.onDecision(
    settleSilence,
    'settle-silence',
    async ({ actor, at, again, reasonId }) => {
      await process.record({
        ...{ decision: 'settle-silence', actor, at, facts: { about: asked, again, reasonId } },
        writes: [{ collection: 'evaluations', id, set: { asks: null } }],
        closeTasks: [{ key: SILENCE, as: 'done' }],
        closeDeadlines: [{ key: SILENCE, as: 'met' }],
      });
      asked = null;
      answer = { again, reasonId, at };
      return { state: process.state };
    },
    () => {
      if (asked === null)
        throw new Fault(
          'conflict',
          { en: 'the bureau is not asked about silent judges', zh: '没有需要决定的评分缺席事项' },
          { state: process.state },
        );
    },
  );

  const ask = async (about: Silence, question: Pick<StepDraft<EvaluationDecision>, 'notices'> & Question) => {
    const { what, byDefault, period, reminders, ...more } = question;
    await process.record({
      ...{ decision: 'ask-bureau', facts: { about }, ...more },
      writes: [
        {
          collection: 'evaluations',
          id,
          set: { asks: about, ...(about === 'no-result' && { state: 'unscored' }) },
        },
      ],
      closeTasks: ['respond', 'veto/*'].map((key) => ({ key, as: 'lapsed' })),
      closeDeadlines: ['respond', 'veto'].map((key) => ({ key, as: 'lapsed' })),
      openDeadlines: [
        { key: SILENCE, party: 'bureau', organisationId: bureauId, period, reminders, byDefault },
      ],
      openTasks: [
        {
          ...{ key: SILENCE, what, for: bureau, deadlineKey: SILENCE },
          at: `/projects/${projectId}/evaluations/${round}`,
        },
      ],
    });
    asked = about;
    answer = null;
  };

  /** @param more what ends with the time for an answer, where one comes too late then */
  const letPass = async (
    effect: string,
    more: Pick<StepDraft<EvaluationDecision>, 'writes' | 'closeTasks'> = {},
  ) => {
    if (answer) return;
    await process.record({
      ...{ decision: 'let-pass', actor: BY_DEADLINE, facts: { about: asked, effect }, ...more },
      closeDeadlines: [{ key: SILENCE, as: 'lapsed' }],
    });
    if (more.closeTasks) asked = null;
  };

  return {
    /** Asks and waits, also past the time for it: no money is lost by the bureau's silence, and none moves. */
    async noResult({
      round: { answerAppealWithin: period },
      reminders,
    }: EvaluationTerms): Promise<SilenceAnswer> {
      times += 1;
      const businessKey = `${id}/no-result/${times}`;
      const notices = [bureau, { role: 'organisation-certifier' as const, organisationId }].map((to) => ({
        template: 'evaluate/no-result',
        ...{ to, businessKey, data: { projectId, round }, deadlineKey: SILENCE },
      }));
      await process.inTurn(() =>
        ask('no-result', {
          what: 'evaluation.no-result',
          byDefault: 'evaluation.no-result-stays',
          ...{ period, reminders, notices },
        }),
      );
      if (!(await process.until(() => answer !== null, SILENCE)))
        await process.inTurn(() => letPass('tranche-stays-held'));
      await condition(() => answer !== null);
      return answer as unknown as SilenceAnswer;
    },
    /** Asks before the weight of the evaluators moves. @returns whether others are to be drawn */
    async noEvaluators({ round: { scoreWithin: period }, reminders }: EvaluationTerms): Promise<boolean> {
      await process.inTurn(() =>
        ask('no-evaluators', {
          what: 'evaluation.no-evaluators',
          byDefault: 'evaluation.goes-on-without-evaluators',
          ...{ period, reminders },
        }),
      );
      if (!(await process.until(() => answer !== null, SILENCE)))
        await process.inTurn(() =>
          letPass('weight-moves', {
            writes: [{ collection: 'evaluations', id, set: { asks: null } }],
            closeTasks: [{ key: SILENCE, as: 'lapsed' }],
          }),
        );
      return answer?.again ?? false;
    },
  };
}
