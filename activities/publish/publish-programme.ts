import type { RecordedStep, Step } from '../../domain/record/step';
import { appropriateProgramme } from '../money/open-budget';
import { type RecordDeps, readCalendar, recordStep, toDeadline } from '../record/record-step';
import { readRulebook } from './read-rulebook';

/** Opens the call: public data, the closing instant of the step's deadline `close`, and the money set aside in the ledger. */
export async function publishProgramme(
  deps: RecordDeps,
  { step }: { step: Step },
): Promise<{ recorded: RecordedStep; closesAt: string }> {
  const { store } = deps;
  const { programmeId } = step.process;
  const { rulebook } = await readRulebook(store, programmeId);
  const recorded = await recordStep(deps, step, async (at) => {
    const calendar = await readCalendar(store);
    const closing = (step.openDeadlines ?? []).find((one) => one.key === 'close');
    const closesAt = closing ? toDeadline(calendar, closing, at).due : null;
    await store.programmes.update({ id: programmeId }, { publishedAt: at, closesAt });
    await appropriateProgramme(store, programmeId, rulebook.funding.pool, at);
  });
  const { closesAt } = await store.programmes.need(programmeId);
  return { recorded, closesAt: closesAt ?? '' };
}
