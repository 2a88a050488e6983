import { inspectorSeed } from '../../domain/evaluate/draw-projects';
import type { SpotCheckCourse } from '../../domain/evaluate/spot-check-input';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { ActivityDeps } from '../deps';
import { businessNow } from '../record/business-now';
import { recordStep } from '../record/record-step';
import { askInspectors } from './ask-inspectors';
import { drawEvaluators, type EvaluatorDraw } from './draw-evaluators';
import { plain } from './plain';

/**
 * Draws other inspectors for a project whose inspectors were silent, by a seed of their own. When nobody is left who may
 * go, the project stays unvisited. Run again it gives the first draw.
 */
export async function drawInspectors(
  deps: Pick<ActivityDeps, 'store' | 'now' | 'sha256' | 'newSeed'>,
  { step, checkId, terms }: { step: Step; checkId: string; terms: SpotCheckCourse },
): Promise<{ recorded: RecordedStep; inspectorIds: string[] }> {
  const { store } = deps;
  const at = step.at ?? (await businessNow(deps));
  const check = await store.spotChecks.need(checkId);
  const project = await store.projects.need(check.projectId);
  const silentIds = [...check.silentIds, ...check.inspectorIds];
  const draw = await drawEvaluators(store, project, {
    ...{ count: terms.inspectors, seed: inspectorSeed(deps.newSeed(), project.id), at, without: silentIds },
    ...{ lookBackYears: terms.lookBackYears, leastAppraisal: terms.leastAppraisal },
  });
  const inspectorIds = draw.drawn;
  const isOver = inspectorIds.length === 0;
  const recorded = await recordStep(deps, {
    ...step,
    at,
    facts: plain({ checkId, projectId: project.id, silent: check.inspectorIds, inspectors: draw }),
    writes: [
      {
        collection: 'spotChecks',
        id: checkId,
        set: { inspectorIds, silentIds, ...(isOver && { state: 'unvisited', secret: false, endedAt: at }) },
      },
    ],
    ...askInspectors({ id: checkId, projectId: project.id, inspectorIds }, terms),
  });
  const { facts } = await store.journal.need(step.key);
  return { recorded, inspectorIds: (facts as unknown as { inspectors: EvaluatorDraw }).inspectors.drawn };
}
