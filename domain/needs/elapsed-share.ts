import { daysBetween } from '../record/civil-date';
import type { MeasureFacts } from './measure-facts';

/** Share of the project's own time that has passed, 0-1; paused days count on neither side. */
export function elapsedShare(facts: Pick<MeasureFacts, 'on' | 'startsOn' | 'endsOn' | 'pausedDays'>): number {
  const whole = daysBetween(facts.startsOn, facts.endsOn) - facts.pausedDays;
  if (whole <= 0) return 1;
  const until = facts.on < facts.endsOn ? facts.on : facts.endsOn;
  return Math.min(1, Math.max(0, (daysBetween(facts.startsOn, until) - facts.pausedDays) / whole));
}
