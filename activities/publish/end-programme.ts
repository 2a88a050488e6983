import { balance } from '../../domain/money/ledger';
import { programmeFigures, surrenderPool } from '../../domain/publish/programme-figures';
import type { RecordedStep, Step } from '../../domain/record/step';
import { post } from '../money/post';
import { type RecordDeps, recordStep } from '../record/record-step';

/** Ends a programme, closed or failed: its figures, and what is left in the pool goes back. */
export async function endProgramme(
  deps: RecordDeps,
  { step, failure }: { step: Step; failure: string | null },
): Promise<{ recorded: RecordedStep }> {
  const { store } = deps;
  const { programmeId } = step.process;
  const figures = programmeFigures(await store.projects.find({ programmeId }));
  const left = balance(await store.postings.find({ programmeId }), `pool/${programmeId}`);
  const facts = { failure, figures: { ...figures }, surrendered: left };
  const recorded = await recordStep(deps, { ...step, facts }, async (at) => {
    await store.programmes.update({ id: programmeId }, { closedAt: at, failure, figures });
    if (left > 0) await post(store, surrenderPool(programmeId, left, at));
  });
  return { recorded };
}
