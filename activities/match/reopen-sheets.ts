import type { RecordedStep, Step } from '../../domain/record/step';
import { type RecordDeps, recordStep } from '../record/record-step';

/** Gives the sheets of some applications back to the seats, which keep the marks of all others. */
export async function reopenSheets(
  deps: RecordDeps,
  { step, applications }: { step: Step; applications: string[] },
): Promise<{ recorded: RecordedStep }> {
  const { store } = deps;
  const { programmeId } = step.process;
  const recorded = await recordStep(deps, step, async () => {
    const sheets = await store.reviewSheets.find({ programmeId, applicationId: { $in: applications } });
    for (const sheet of sheets) await store.reviewSheets.update({ id: sheet.id }, { submittedAt: null });
  });
  return { recorded };
}
