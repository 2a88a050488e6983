import { type Drawn, drawPanel } from '../../domain/match/draw-panel';
import type { PanelTerms } from '../../domain/match/panel-terms';
import type { Json } from '../../domain/record/journal';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { Store } from '../../domain/record/store';
import type { ActivityDeps } from '../deps';
import { appraisedBelow } from '../evaluate/read-appraisals';
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
 * candidates, and who was recused, has too much to do already or was thought too little of, so that anybody can draw
 * again. Run again it gives the same draw.
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
  const available = users.filter((one) => one.evaluator?.available && !without.includes(one.id));
  const busy = await busyOn(store, programmeId, terms.draw?.seatsAtOnce);
  const ids = available.map((one) => one.id);
  const below = await appraisedBelow(store, ids, terms.draw?.leastAppraisal);
  const candidates = available
    .filter((one) => !busy.includes(one.id) && !below.some(({ evaluatorId }) => evaluatorId === one.id))
    .map((one) => ({
      evaluatorId: one.id,
      organisationId: one.organisationId,
      expert: one.evaluator?.expert ?? false,
      expertise: one.evaluator?.expertise ?? [],
      ties: one.evaluator?.ties ?? [],
    }));
  const seed = deps.newSeed();
  const { seats, reserve, recused } = drawPanel(seed, candidates, applicants, at, terms);
  const drawn = [...seats, ...reserve];
  const facts = {
    seed,
    applicants,
    candidates: candidates.map(({ evaluatorId, expert, expertise }) => ({
      ...{ evaluatorId, expert },
      ...(terms.draw?.expertise && { expertise }),
    })),
    recused,
    ...(terms.draw?.seatsAtOnce !== undefined && { busy }),
    ...(terms.draw?.leastAppraisal && { appraisedBelow: below }),
    drawn,
  } as unknown as Json;
  const recorded = await recordStep(deps, { ...step, at, facts });
  const entry = await store.journal.need(step.key);
  return { recorded, drawn: (entry.facts as unknown as { drawn: Drawn[] }).drawn };
}

/** Evaluators who have so many seats of other panels still to do, sorted; nobody without a limit. */
async function busyOn(store: Store, programmeId: string, most: number | undefined): Promise<string[]> {
  if (most === undefined) return [];
  const seats = await store.seats.find({
    programmeId: { $ne: programmeId },
    state: { $in: ['drawn', 'declared'] },
  });
  const counts = new Map<string, number>();
  for (const { evaluatorId } of seats) counts.set(evaluatorId, (counts.get(evaluatorId) ?? 0) + 1);
  return [...counts].flatMap(([evaluatorId, count]) => (count >= most ? [evaluatorId] : [])).sort();
}
