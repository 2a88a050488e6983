import { type Drawn, drawPanel } from '../../domain/match/draw-panel';
import type { PanelTerms } from '../../domain/match/panel-terms';
import type { Json } from '../../domain/record/journal';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { ActivityDeps } from '../deps';
import { businessNow } from '../record/business-now';
import { recordStep } from '../record/record-step';

export interface DrawSeatsInput {
  step: Step;
  terms: PanelTerms;
  /** Evaluators who had a seat or a place in the reserve before: not drawn again. */
  without: string[];
}

/**
 * Draws evaluators by a recorded seed among those available without a tie to any applicant. The journal keeps seed,
 * candidates and who was recused, so that anybody can draw again. Run again it gives the same draw.
 */
export async function drawSeats(
  deps: Pick<ActivityDeps, 'store' | 'now' | 'sha256' | 'newSeed'>,
  { step, terms, without }: DrawSeatsInput,
): Promise<{ recorded: RecordedStep; drawn: Drawn[] }> {
  const { store } = deps;
  const { programmeId } = step.process;
  const at = step.at ?? (await businessNow(deps));
  const applications = await store.applications.find({ programmeId, status: 'submitted' });
  const applicants = [...new Set(applications.map((one) => one.organisationId))].sort();
  const users = await store.users.find({ active: true, roles: 'evaluator' }, { sort: { id: 1 } });
  const candidates = users
    .filter((one) => one.evaluator?.available && !without.includes(one.id))
    .map((one) => ({
      evaluatorId: one.id,
      organisationId: one.organisationId,
      expert: one.evaluator?.expert ?? false,
      ties: one.evaluator?.ties ?? [],
    }));
  const seed = deps.newSeed();
  const { seats, reserve, recused } = drawPanel(seed, candidates, applicants, at, terms);
  const drawn = [...seats, ...reserve];
  const facts = {
    seed,
    applicants,
    candidates: candidates.map(({ evaluatorId, expert }) => ({ evaluatorId, expert })),
    recused,
    drawn,
  } as unknown as Json;
  const recorded = await recordStep(deps, { ...step, at, facts });
  const entry = await store.journal.need(step.key);
  return { recorded, drawn: (entry.facts as unknown as { drawn: Drawn[] }).drawn };
}
