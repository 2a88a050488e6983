import type { MeasureFacts } from './measure-facts';
import type { Measured } from './measured';

/**
 * Faults found by all spot checks of the project so far (Shenzhen 2021 counts them in the final evaluation:
 * domain-rules.md 3.6 [S47]).
 */
export function spotCheckFaults({ spotChecks }: MeasureFacts): Measured {
  if (spotChecks.length === 0) return null;
  const value = spotChecks.reduce((sum, { faults }) => sum + faults.length, 0);
  return { value, basis: { visits: spotChecks.length } };
}
