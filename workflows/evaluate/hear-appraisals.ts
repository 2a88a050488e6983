import { APPRAISERS, type Appraiser } from '../../domain/evaluate/appraisal';
import { appraiseEvaluators } from '../../domain/evaluate/evaluation-decisions';
import { evaluationId } from '../../domain/evaluate/evaluation-ids';
import type { EvaluationInput } from '../../domain/evaluate/evaluation-input';
import type { EvaluationDecision, EvaluationState } from '../../domain/evaluate/evaluation-lifecycle';
import type { EvaluationOutcome } from '../../domain/evaluate/evaluation-outcome';
import { Fault } from '../../domain/record/fault';
import type { Period } from '../../domain/record/period';
import { core } from '../record/acts';
import type { Process } from '../record/process';

/** The evaluators are evaluated: bureau and provider may each say once what they think of those who judged the round. */
export function hearAppraisals(
  process: Process<EvaluationState, EvaluationDecision>,
  input: EvaluationInput,
) {
  const { projectId, organisationId, bureauId, round } = input;
  const id = evaluationId(projectId, round);
  const given = new Set<Appraiser>();

  process.onDecision(
    appraiseEvaluators,
    'appraise',
    async ({ actor, at, by, given: appraisals }) => {
      await process.perform(
        { decision: 'appraise', actor, at, facts: {}, closeTasks: [{ key: `appraise/${by}`, as: 'done' }] },
        (step) => core.recordAppraisal({ step, evaluationId: id, by, given: appraisals }),
      );
      given.add(by);
      return { state: process.state };
    },
    ({ by }) => {
      if (given.has(by))
        throw new Fault(
          'conflict',
          { en: 'the evaluators have been appraised by this party', zh: '本方已经评价过评估专家' },
          { state: process.state },
        );
    },
  );

  const office = (by: Appraiser) =>
    by === 'bureau'
      ? { role: 'bureau-officer' as const, organisationId: bureauId }
      : { role: 'organisation-certifier' as const, organisationId };

  return {
    /** The result stands: asks both, and waits for them or the end of the time for it. */
    async ask(within: Period, { outcome, appealed }: { outcome: EvaluationOutcome; appealed: boolean }) {
      await process.inTurn(() =>
        process.record({
          decision: 'ask-appraisal',
          facts: { ...outcome, appealed },
          writes: [{ collection: 'evaluations', id, set: { state: 'appraising' } }],
          closeDeadlines: [{ key: 'appeal', as: 'lapsed' }],
          openDeadlines: [
            {
              key: 'appraise',
              party: 'bureau',
              organisationId: bureauId,
              period: within,
              byDefault: 'evaluation.nobody-appraised',
            },
          ],
          openTasks: APPRAISERS.map((by) => ({
            key: `appraise/${by}`,
            what: 'evaluation.appraise' as const,
            for: office(by),
            deadlineKey: 'appraise',
            at: `/projects/${projectId}/evaluations/${round}/appraise`,
          })),
        }),
      );
    },
    /** @returns whether both have said it in time */
    heard: () => process.until(() => given.size === APPRAISERS.length, 'appraise'),
  };
}
