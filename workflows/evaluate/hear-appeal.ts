import { appealEvaluation, decideAppeal } from '../../domain/evaluate/evaluation-decisions';
import { evaluationId } from '../../domain/evaluate/evaluation-ids';
import type { EvaluationInput, EvaluationTerms } from '../../domain/evaluate/evaluation-input';
import type { EvaluationDecision, EvaluationState } from '../../domain/evaluate/evaluation-lifecycle';
import type { EvaluationOutcome } from '../../domain/evaluate/evaluation-outcome';
import { Fault } from '../../domain/record/fault';
import { BY_DEADLINE } from '../../domain/record/party';
import { core } from '../record/acts';
import type { Process } from '../record/process';

/** What an appeal needs to know of the result that it is against. */
export interface AppealGround {
  outcome: EvaluationOutcome;
  terms: EvaluationTerms;
  /** Who scored in the round, or ruled on one of its vetoes. */
  hadTheirSay: readonly string[];
}

/**
 * The one appeal 复核. It is decided by an approver who neither scored nor ruled on a veto in the round. A bureau that does not answer
 * in time leaves the result as it is, and the provider free to complain (Government Procurement Law, Art. 55).
 */
export function hearAppeal(process: Process<EvaluationState, EvaluationDecision>, input: EvaluationInput) {
  const { projectId, organisationId, bureauId, round } = input;
  const id = evaluationId(projectId, round);
  let ground: AppealGround | null = null;
  let appealed = false;
  let decided = false;

  process.onDecision(appealEvaluation, 'appeal', async ({ actor, at, groundsId, contested }) => {
    const terms = ground?.terms;
    if (!terms)
      throw new Fault(
        'not-allowed-now',
        { en: 'the result is not final yet', zh: '评价结果尚未确定' },
        { state: process.state },
      );
    const appeal = { grounds: groundsId, contested, at, outcome: null, reason: null, decidedAt: null };
    const before = { score: ground?.outcome.score ?? null, grade: ground?.outcome.grade ?? null };
    await process.record({
      decision: 'appeal',
      actor,
      at,
      facts: { groundsId, contested, before },
      writes: [{ collection: 'evaluations', id, set: { state: 'appealed', appeal: { ...appeal, before } } }],
      closeDeadlines: [{ key: 'appeal', as: 'met' }],
      openDeadlines: [
        {
          key: 'answer-appeal',
          party: 'bureau',
          organisationId: bureauId,
          period: terms.round.answerAppealWithin,
          byDefault: 'evaluation.appeal-unanswered',
          reminders: terms.reminders,
        },
      ],
      openTasks: [
        {
          key: 'answer-appeal',
          what: 'evaluation.decide-appeal',
          for: { role: 'bureau-approver', organisationId: bureauId },
          deadlineKey: 'answer-appeal',
          at: `/projects/${projectId}/evaluations/${round}`,
        },
      ],
      notices: [
        {
          template: 'evaluate/appeal-raised',
          to: { role: 'bureau-approver', organisationId: bureauId },
          businessKey: `${id}/appeal`,
          data: { projectId, round },
          deadlineKey: 'answer-appeal',
        },
      ],
    });
    appealed = true;
    return { state: process.state };
  });

  process.onDecision(
    decideAppeal,
    'decide-appeal',
    async ({ actor, at, outcome, reasonId, sheetIds }) => {
      const userId = actor.kind === 'person' ? actor.userId : '';
      const draft = { ...closing('done', 'met'), decision: 'decide-appeal' as const, actor, at, facts: {} };
      await process.perform(draft, async (step) => {
        const settled = await core.settleAppeal({
          step,
          evaluationId: id,
          outcome,
          reasonId,
          sheetIds,
          userId,
        });
        if (ground && settled.outcome) ground = { ...ground, outcome: settled.outcome };
        decided = true;
        return settled;
      });
      return { state: process.state };
    },
    ({ actor }) => {
      if (actor.kind === 'person' && ground?.hadTheirSay.includes(actor.userId)) {
        throw new Fault('forbidden', {
          en: 'who scored in this round or ruled on one of its vetoes may not decide the appeal',
          zh: '参与本轮评分或认定过一票否决事项的人不能办理复核',
        });
      }
    },
  );

  const closing = (task: 'done' | 'lapsed', deadline: 'met' | 'lapsed') => ({
    closeTasks: [{ key: 'answer-appeal', as: task }],
    closeDeadlines: [{ key: 'answer-appeal', as: deadline }],
    notices: [
      {
        template: 'evaluate/appeal-decided',
        to: { role: 'organisation-certifier' as const, organisationId },
        businessKey: `${id}/appeal-decided`,
        data: { projectId, round },
      },
    ],
  });

  const letStand = async () => {
    if (decided) return;
    await process.record({
      ...closing('lapsed', 'lapsed'),
      decision: 'let-stand',
      actor: BY_DEADLINE,
      facts: { effect: 'result-stands', recourse: 'complaint' },
      writes: [{ collection: 'evaluations', id, set: { state: 'decided', 'appeal.outcome': 'unanswered' } }],
    });
    decided = true;
  };

  return {
    /** From now on the result may be appealed against. */
    against(on: AppealGround): void {
      ground = on;
    },
    /** Waits for an appeal and its decision. @returns whether there was one, and the outcome that holds after it */
    async heard(on: AppealGround): Promise<{ appealed: boolean; outcome: EvaluationOutcome }> {
      await process.until(() => appealed, 'appeal');
      if (appealed) {
        const answered = await process.until(() => decided, 'answer-appeal');
        if (!answered) await process.inTurn(letStand);
      }
      return { appealed, outcome: ground?.outcome ?? on.outcome };
    },
  };
}
