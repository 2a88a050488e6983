import { seatsApart } from '../../domain/match/calibrate';
import { seatTotals } from '../../domain/match/seat-totals';
import type { Json } from '../../domain/record/journal';
import type { RecordedStep, Step } from '../../domain/record/step';
import { readRulebook } from '../publish/read-rulebook';
import { type RecordDeps, recordStep } from '../record/record-step';
import { readMarks } from './read-marks';

/**
 * Looks for applications on which two submitted seats are more than `limit` points of 100 apart; the journal keeps
 * which seats, how far, and by what limit. Run again it gives the same count.
 */
export async function compareSheets(
  deps: RecordDeps,
  { step, limit }: { step: Step; limit: number },
): Promise<{ recorded: RecordedStep; apart: number }> {
  const { store } = deps;
  const { programme, rulebook } = await readRulebook(store, step.process.programmeId);
  const marks = await readMarks(store, programme.id);
  const apart = seatsApart(seatTotals(rulebook.review, marks), limit);
  const facts = { limit, apart } as unknown as Json;
  const recorded = await recordStep(deps, { ...step, facts });
  const kept = (await store.journal.need(step.key)).facts as unknown as { apart: unknown[] };
  return { recorded, apart: kept.apart.length };
}
