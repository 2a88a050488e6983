import type { MeasureReading } from '../../domain/evaluate/evaluation-record';
import { computeMeasures } from '../../domain/needs/measures';
import type { Store } from '../../domain/record/store';
import { readMeasureFacts } from '../serve/measure-facts';

/** Every measure from the project's records as it stands at an instant. */
export async function readMeasures(
  store: Store,
  projectId: string,
  at: string,
): Promise<{ [measure: string]: MeasureReading }> {
  const measured = computeMeasures(await readMeasureFacts(store, projectId, at));
  return Object.fromEntries(
    Object.entries(measured).map(([measure, one]) => [
      measure,
      { value: one?.value ?? null, basis: one?.basis ?? null, at },
    ]),
  );
}
