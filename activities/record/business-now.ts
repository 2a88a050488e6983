import { businessInstant } from '../../domain/record/clock';
import { type RecordDeps, readClock } from './record-step';

/** The business instant it is now, for steps that compute before they record. */
export async function businessNow(deps: RecordDeps): Promise<string> {
  return businessInstant(await readClock(deps.store), deps.now());
}
