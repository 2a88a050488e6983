import { respondToDraft, ruleOnVeto } from '../../domain/evaluate/evaluation-decisions';
import { evaluationId } from '../../domain/evaluate/evaluation-ids';
import type { EvaluationInput, EvaluationTerms } from '../../domain/evaluate/evaluation-input';
import type { EvaluationDecision, EvaluationState } from '../../domain/evaluate/evaluation-lifecycle';
import { Fault } from '../../domain/record/fault';
import { core } from '../record/acts';
import type { Process } from '../record/process';

/**
 * The draft report: the provider may answer it, and a bureau approver rules on vetoes that judges claimed, each on its
 * own clock; what nobody ruled on falls. It ends early when there is nothing left to hear.
 */
export function hearProvider(process: Process<EvaluationState, EvaluationDecision>, input: EvaluationInput) {
  const id = evaluationId(input.projectId, input.round);
  let answered = false;
  let claimed: string[] = [];
  const ruled = new Set<string>();
  const rulers = new Set<string>();
  let unscored = false;
  let upheld = false;
  const allRuled = () => claimed.every((code) => ruled.has(code));
  const nothingLeft = () => answered && allRuled();
  let tooLate = false;
  let drafts = 0;

  process.onDecision(
    respondToDraft,
    'respond',
    async ({ actor, at, statementId }) => {
      await process.record({
        decision: 'respond',
        actor,
        at,
        facts: { statementId },
        writes: [{ collection: 'evaluations', id, set: { response: statementId } }],
        closeTasks: [{ key: 'respond', as: 'done' }],
      });
      answered = true;
      return { state: process.state };
    },
    () => {
      if (answered || tooLate)
        throw new Fault(
          'conflict',
          answered
            ? { en: 'the draft has been answered', zh: '已经答复过评价结果初稿' }
            : { en: 'the time to answer the draft is over', zh: '答复评价结果初稿的时间已过' },
          { state: process.state },
        );
    },
  );

  process.onDecision(
    ruleOnVeto,
    'rule-on-veto',
    async ({ actor, at, code, stands, reasonId }) => {
      const userId = actor.kind === 'person' ? actor.userId : '';
      // Rulings older than the field tell nobody.
      const { ruledBy } = await process.perform(
        { decision: 'rule-on-veto', actor, at, facts: {}, closeTasks: [{ key: `veto/${code}`, as: 'done' }] },
        (step) => core.recordVetoRuling({ step, evaluationId: id, code, stands, reasonId, userId }),
      );
      ruled.add(code);
      if (ruledBy) rulers.add(ruledBy);
      if (stands) upheld = true;
      return { state: process.state };
    },
    ({ code }) => {
      if (!claimed.includes(code))
        throw new Fault('not-found', {
          en: `no judge claimed the veto "${code}"`,
          zh: `没有评分方主张一票否决事项“${code}”`,
        });
      if (ruled.has(code))
        throw new Fault(
          'conflict',
          { en: `the veto "${code}" has been ruled on`, zh: `一票否决事项“${code}”已经认定` },
          { state: process.state },
        );
    },
  );

  return {
    /** Shows the draft, and waits for answer and rulings or the end of the time for them. */
    async draft(terms: EvaluationTerms): Promise<void> {
      const { projectId, organisationId, round } = input;
      answered = false;
      tooLate = false;
      drafts += 1;
      ruled.clear();
      await process.inTurn(() =>
        process.perform(
          {
            decision: 'draft-report',
            facts: {},
            openDeadlines: [
              {
                key: 'respond',
                party: 'organisation',
                organisationId,
                period: terms.round.respondWithin,
                byDefault: 'evaluation.draft-stands',
                reminders: terms.reminders,
              },
            ],
            openTasks: [
              {
                key: 'respond',
                what: 'evaluation.respond',
                for: { role: 'organisation-certifier', organisationId },
                deadlineKey: 'respond',
                at: `/projects/${projectId}/evaluations/${round}`,
              },
            ],
            notices: [
              {
                template: 'evaluate/draft-report',
                to: { role: 'organisation-certifier', organisationId },
                businessKey: drafts > 1 ? `${id}/draft/${drafts}` : `${id}/draft`,
                data: { projectId, round },
                deadlineKey: 'respond',
              },
            ],
          },
          async (step) => {
            const drafted = await core.draftEvaluation({ step, evaluationId: id });
            claimed = drafted.claimed;
            unscored = drafted.unscored ?? false;
            return drafted;
          },
        ),
      );
      // Nobody has anything to say about nothing.
      if (unscored && claimed.length === 0) return;
      await process.until(nothingLeft, 'respond');
      // Drafts older than the ruling's own clock have none.
      if (!process.deadlines.veto) return;
      tooLate = !answered;
      await process.until(allRuled, 'veto');
    },
    answered: () => answered,
    /** Whether every veto that was claimed has been ruled on. */
    ruled: allRuled,
    /** Nobody scored anything, and no veto stands that would make it zero. */
    hasNoResult: () => unscored && !upheld,
    /** Who ruled on one: hears no appeal. */
    rulers: (): string[] => [...rulers],
  };
}
