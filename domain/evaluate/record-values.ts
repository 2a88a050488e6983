import type { MeasureValues } from './departure';
import type { EvaluationRecord } from './evaluation-record';

/** What an evaluation's measures read, without what they were taken from. */
export function recordValues(measures: EvaluationRecord['measures']): MeasureValues {
  return Object.fromEntries(Object.entries(measures).map(([name, { value }]) => [name, value]));
}
