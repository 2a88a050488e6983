import type { Measure } from '../evaluate/indicator';
import { budgetPace, budgetShift } from './budget-measures';
import { upheldComplaints } from './complaint-measures';
import { fileTimeliness } from './file-timeliness';
import { activityFrequency, visitFrequency } from './frequency-measures';
import type { MeasureFacts } from './measure-facts';
import type { Measured } from './measured';
import { lateReports, outputCompletion, reportPunctuality } from './output-measures';
import { spotCheckFaults } from './spot-check-measures';

/** What the system measures from its own records; satisfaction comes from the survey. */
export type RecordMeasure = Exclude<Measure, 'satisfaction'>;

/**
 * Every measure that comes from records (Hefei: timeliness of need-file updates, activity frequency;
 * domain-rules.md 4 and 8: outputs against contract, budget pace and change, reports on time, upheld complaints).
 * Values are ratios, 1 = as agreed, relative to the time elapsed, unrounded; or counts.
 */
export function computeMeasures(facts: MeasureFacts): Record<RecordMeasure, Measured> {
  return {
    'output-completion': outputCompletion(facts),
    'file-timeliness': fileTimeliness(facts),
    'visit-frequency': visitFrequency(facts),
    'activity-frequency': activityFrequency(facts),
    'budget-pace': budgetPace(facts),
    'budget-shift': budgetShift(facts),
    'report-punctuality': reportPunctuality(facts),
    'late-reports': lateReports(facts),
    'spot-check-faults': spotCheckFaults(facts),
    'upheld-complaints': upheldComplaints(facts),
  };
}
