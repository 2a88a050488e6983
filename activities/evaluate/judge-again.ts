import { evaluationId } from '../../domain/evaluate/evaluation-ids';
import type { EvaluationInput } from '../../domain/evaluate/evaluation-input';
import type { Judge } from '../../domain/evaluate/judge';
import { roundOf } from '../../domain/evaluate/round-of';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { ActivityDeps } from '../deps';
import { businessNow } from '../record/business-now';
import { recordStep } from '../record/record-step';
import { askJudges, judgesOf } from './ask-judges';

/**
 * Asks every judge of a round once more that nobody scored. A sheet that was handed in without a single mark may be
 * filled in again; the survey is over and is not repeated.
 */
export async function judgeAgain(
  deps: Pick<ActivityDeps, 'store' | 'now' | 'sha256'>,
  { step, input }: { step: Step; input: EvaluationInput },
): Promise<{ recorded: RecordedStep; judges: Judge[] }> {
  const { store } = deps;
  const id = evaluationId(input.projectId, input.round);
  const { parties, evaluatorIds, partnerIds = [] } = await store.evaluations.need(id);
  const { rulebook } = await store.rulebooks.need(input.rulebookHash);
  const { scoreWithin } = roundOf(rulebook, input.round);
  const at = step.at ?? (await businessNow(deps));
  const judges = judgesOf(parties, evaluatorIds, partnerIds);
  const recorded = await recordStep(
    deps,
    {
      ...step,
      at,
      facts: { parties, evaluators: evaluatorIds },
      writes: [{ collection: 'evaluations', id, set: { state: step.state, abstained: [] } }],
      ...askJudges(judges, input, { scoreWithin, reminders: rulebook.reminders }, at),
    },
    async () => {
      const handedIn = { evaluationId: id, submittedAt: { $ne: null } };
      await store.scoreSheets.updateAll(handedIn, { submittedAt: null });
    },
  );
  return { recorded, judges };
}
