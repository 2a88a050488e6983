import { periodEnd } from '../../domain/record/calendar';
import type { Period } from '../../domain/record/period';
import type { RecordedStep, Step } from '../../domain/record/step';
import { businessNow } from '../record/business-now';
import { type RecordDeps, readCalendar, recordStep } from '../record/record-step';

export interface ConsentToEarlyLookInput {
  step: Step;
  lookId: string;
  /** Null: until the call closes. */
  lasts: Period | null;
}

/** Records the consent together with the instant up to which the two officers may read. */
export async function consentToEarlyLook(
  deps: RecordDeps,
  { step, lookId, lasts }: ConsentToEarlyLookInput,
): Promise<{ recorded: RecordedStep }> {
  const at = step.at ?? (await businessNow(deps));
  const until = lasts && periodEnd(await readCalendar(deps.store), at, lasts).due;
  const look = { collection: 'earlyLooks', id: lookId, set: { until } };
  const recorded = await recordStep(deps, { ...step, at, writes: [...(step.writes ?? []), look] });
  return { recorded };
}
