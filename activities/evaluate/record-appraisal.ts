import {
  type Appraiser,
  appraisalFaults,
  appraisalTotal,
  type GivenAppraisal,
} from '../../domain/evaluate/appraisal';
import { Fault } from '../../domain/record/fault';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { RecordDeps } from '../record/record-step';
import { recordStep } from '../record/record-step';
import { plain } from './plain';

/**
 * Keeps what the bureau or the provider thinks of the evaluators of a round.
 * @throws Fault `rule-broken` naming every criterion that lacks its points; `not-found` for who did not judge the round
 */
export async function recordAppraisal(
  deps: RecordDeps,
  input: { step: Step; evaluationId: string; by: Appraiser; given: GivenAppraisal[] },
): Promise<{ recorded: RecordedStep }> {
  const { store } = deps;
  const { by, given } = input;
  const evaluation = await store.evaluations.need(input.evaluationId);
  const { rulebook } = await store.rulebooks.need(evaluation.rulebookHash);
  const terms = rulebook.evaluation.appraisal;
  if (!terms || given.some(({ evaluatorId }) => !evaluation.evaluatorIds.includes(evaluatorId)))
    throw new Fault('not-found', { en: 'no such evaluator of this round', zh: '本轮没有这位评估专家' });
  const fields = given.flatMap((one, n) => appraisalFaults(terms, one, `evaluators.${n}.points`));
  if (fields.length > 0)
    throw new Fault(
      'rule-broken',
      { en: 'the appraisal is not complete', zh: '评估专家评价尚未填完' },
      { fields },
    );
  const totals = given.map((one) => ({ ...one, by, total: appraisalTotal(one.points) }));
  const recorded = await recordStep(
    deps,
    { ...input.step, facts: plain({ by, given: totals }) },
    async (at) => {
      const { appraisals = [] } = await store.evaluations.need(evaluation.id);
      await store.evaluations.put(evaluation.id, {
        appraisals: [...appraisals.filter((one) => one.by !== by), ...totals.map((one) => ({ ...one, at }))],
      });
    },
  );
  return { recorded };
}
