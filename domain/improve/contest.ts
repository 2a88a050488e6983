import type { Consequence } from '../publish/rulebook';
import type { Contestable } from './standing';
import { standingOf } from './standing-after';

/**
 * What a line says once its grade is corrected: all that follows from the grade follows anew by the same rulebook, from
 * the day of the closing on.
 * @param at business instant of the closing
 */
export function correctedTo(grade: string, consequences: readonly Consequence[], at: string): Contestable {
  const consequence = consequences.find((one) => one.grade === grade);
  const found = standingOf(consequence, at);
  return { grade, ...found, reason: `corrected/${grade}: ${found.standing}` };
}
