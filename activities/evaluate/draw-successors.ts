import { evaluationId, judgeKey } from '../../domain/evaluate/evaluation-ids';
import type { EvaluationInput } from '../../domain/evaluate/evaluation-input';
import type { EvaluationRecord } from '../../domain/evaluate/evaluation-record';
import type { Judge } from '../../domain/evaluate/judge';
import { roundOf } from '../../domain/evaluate/round-of';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { Store } from '../../domain/record/store';
import { workflowId } from '../../domain/record/workflow-id';
import type { ActivityDeps } from '../deps';
import { businessNow } from '../record/business-now';
import { recordStep } from '../record/record-step';
import { askJudges } from './ask-judges';
import { drawEvaluators, type EvaluatorDraw } from './draw-evaluators';
import { plain } from './plain';

/**
 * Draws an evaluator in the place of a silent one, or all of them anew, of those who were not asked yet, by the round's
 * recorded seed and the step. Where nobody is left nothing changes but the record of it. Run again it gives the first draw.
 * @param silent whose place is filled; null: that of all
 */
export async function drawSuccessors(
  deps: Pick<ActivityDeps, 'store' | 'now' | 'sha256'>,
  { step, input, silent }: { step: Step; input: EvaluationInput; silent: string | null },
): Promise<{ recorded: RecordedStep; judges: Judge[] }> {
  const { store } = deps;
  const id = evaluationId(input.projectId, input.round);
  const evaluation = await store.evaluations.need(id);
  const { rulebook } = await store.rulebooks.need(input.rulebookHash);
  const { evaluators, scoreWithin } = roundOf(rulebook, input.round);
  const at = step.at ?? (await businessNow(deps));
  const asked = [...evaluation.evaluatorIds, ...(evaluation.silentIds ?? [])];
  const draw = await drawEvaluators(store, input, {
    ...{
      count: silent === null ? evaluators : 1,
      seed: `${evaluation.seed}/${step.key}`,
      at,
      without: asked,
    },
    lookBackYears: rulebook.review.lookBackYears,
    leastAppraisal: rulebook.review.draw?.leastAppraisal,
  });
  const judges = judgesIn(draw, silent);
  const gone = silent === null ? evaluation.evaluatorIds : [silent];
  const recorded = await recordStep(
    deps,
    {
      ...step,
      at,
      facts: plain({ silent, draw }),
      writes:
        draw.drawn.length === 0
          ? []
          : [{ collection: 'evaluations', id, set: changed(evaluation, draw, gone) }],
      ...askJudges(judges, input, { scoreWithin, reminders: rulebook.reminders }, at),
    },
    () => handOver(store, input, gone, draw.drawn),
  );
  const { facts } = await store.journal.need(step.key);
  return { recorded, judges: judgesIn((facts as unknown as { draw: EvaluatorDraw }).draw, silent) };
}

function judgesIn({ drawn }: EvaluatorDraw, silent: string | null): Judge[] {
  return drawn.map((userId) => ({
    ...{ key: judgeKey('evaluators', { userId }), party: 'evaluators', userId },
    ...(silent !== null && { replaces: silent }),
  }));
}

function changed(
  { evaluatorIds, silentIds = [], parties }: EvaluationRecord,
  { drawn }: EvaluatorDraw,
  gone: string[],
) {
  return {
    evaluatorIds: [...evaluatorIds.filter((one) => !gone.includes(one)), ...drawn],
    silentIds: [...silentIds, ...gone],
    ...(!parties.includes('evaluators') && { parties: [...parties, 'evaluators'] }),
  };
}

/** Who entered answers of the round's survey is no longer let in: what is left of it to do is for who was drawn. */
async function handOver(
  store: Store,
  { projectId, round }: EvaluationInput,
  gone: readonly string[],
  drawn: readonly string[],
): Promise<void> {
  if (drawn.length === 0) return;
  for (const { id } of await store.surveys.find({ projectId, round })) {
    const open = { workflowId: workflowId.survey(id), status: 'open' };
    for (const [n, userId] of gone.entries())
      await store.tasks.updateAll({ ...open, userId }, { userId: drawn[n % drawn.length] });
  }
}
