import { elapsedShare } from './elapsed-share';
import type { MeasureFacts } from './measure-facts';
import type { Measured } from './measured';

/**
 * Outputs of the accepted reports against the agreement for the time elapsed (domain-rules.md 8.6: the
 * thresholds of a mid-term are relative to elapsed time). Each deliverable counts with its agreed value and
 * at most as done: more visits do not make up for missing activities.
 */
export function outputCompletion(facts: MeasureFacts): Measured {
  const elapsed = elapsedShare(facts);
  if (facts.deliverables.length === 0 || elapsed === 0) return null;
  const priced = facts.deliverables.some((one) => one.unitPrice > 0);
  const rows = facts.deliverables.map((one) => {
    const expected = one.count * elapsed;
    const done = facts.acceptedReports
      .flatMap((report) => report.outputs)
      .filter((output) => output.deliverableId === one.id)
      .reduce((sum, output) => sum + output.done, 0);
    const share = expected === 0 ? 1 : Math.min(1, done / expected);
    return { id: one.id, expected, done, share, weight: priced ? one.count * one.unitPrice : 1 };
  });
  const weights = rows.reduce((sum, row) => sum + row.weight, 0);
  if (weights === 0) return null;
  const value = rows.reduce((sum, row) => sum + row.share * row.weight, 0) / weights;
  return { value, basis: { elapsed, deliverables: rows } };
}

/** Share of the reports due so far that came in on time. */
export function reportPunctuality(facts: MeasureFacts): Measured {
  const { due, late } = reportsSoFar(facts);
  return due === 0 ? null : { value: (due - late.length) / due, basis: { due, late } };
}

/** Number of the reports due so far that came late or not at all. */
export function lateReports(facts: MeasureFacts): Measured {
  const { due, late } = reportsSoFar(facts);
  return due === 0 ? null : { value: late.length, basis: { due, late } };
}

function reportsSoFar({ dueReports }: MeasureFacts): { due: number; late: string[] } {
  const late = dueReports.filter((one) => !one.onTime).map((one) => one.reportId);
  return { due: dueReports.length, late };
}
