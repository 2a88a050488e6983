import { condition } from '@temporalio/workflow';
import { settleSilence } from '../../domain/evaluate/evaluation-decisions';
import { evaluationId } from '../../domain/evaluate/evaluation-ids';
import type { EvaluationInput, EvaluationTerms } from '../../domain/evaluate/evaluation-input';
import type { EvaluationDecision, EvaluationState } from '../../domain/evaluate/evaluation-lifecycle';
import { SILENCE, type Silence } from '../../domain/evaluate/silence';
import { Fault } from '../../domain/record/fault';
import { BY_DEADLINE } from '../../domain/record/party';
import type { Process } from '../record/process';

export interface SilenceAnswer {
  again: boolean;
  reasonId: string;
  at: string;
}

/** Judges were silent: an approver of the bureau says whether to try again, or to go on without them. */
export function askBureau(process: Process<EvaluationState, EvaluationDecision>, input: EvaluationInput) {
  const { projectId, bureauId, organisationId, round } = input;
  const id = evaluationId(projectId, round);
  let asked: Silence | null = null;
  let answer: SilenceAnswer | null = null;
  let times = 0;

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

  const noResult = async ({ round: { answerAppealWithin }, reminders }: EvaluationTerms) => {
    times += 1;
    const businessKey = `${id}/no-result/${times}`;
    const bureau = { role: 'bureau-approver' as const, organisationId: bureauId };
    await process.record({
      ...{ decision: 'ask-bureau', facts: { about: 'no-result' } },
      writes: [{ collection: 'evaluations', id, set: { asks: 'no-result', state: 'unscored' } }],
      closeTasks: ['respond', 'veto/*'].map((key) => ({ key, as: 'lapsed' })),
      closeDeadlines: ['respond', 'veto'].map((key) => ({ key, as: 'lapsed' })),
      openDeadlines: [
        {
          ...{ key: SILENCE, party: 'bureau', organisationId: bureauId, period: answerAppealWithin, reminders },
          byDefault: 'evaluation.no-result-stays',
        },
      ],
      openTasks: [
        {
          ...{ key: SILENCE, for: bureau, deadlineKey: SILENCE },
          what: 'evaluation.no-result',
          at: `/projects/${projectId}/evaluations/${round}`,
        },
      ],
      notices: [bureau, { role: 'organisation-certifier' as const, organisationId }].map((to) => ({
        template: 'evaluate/no-result',
        ...{ to, businessKey, data: { projectId, round }, deadlineKey: SILENCE },
      })),
    });
    asked = 'no-result';
    answer = null;
  };

  const letPass = async () => {
    if (answer) return;
    await process.record({
      ...{ decision: 'let-pass', actor: BY_DEADLINE, facts: { effect: 'tranche-stays-held' } },
      closeDeadlines: [{ key: SILENCE, as: 'lapsed' }],
    });
  };

  return {
    /** Asks and waits, also past the time for it: no money is lost by the bureau's silence, and none moves. */
    async noResult(terms: EvaluationTerms): Promise<SilenceAnswer> {
      await process.inTurn(() => noResult(terms));
      if (!(await process.until(() => answer !== null, SILENCE))) await process.inTurn(letPass);
      await condition(() => answer !== null);
      return answer as unknown as SilenceAnswer;
    },
  };
}
