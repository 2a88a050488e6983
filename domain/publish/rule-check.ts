import type { FaultField } from '../record/fault';
import { faultInChinese } from './fault-words';
import type { Rulebook } from './rulebook';

/** Looks at one group of rules and names everything that is wrong. Pure; never stops at the first fault. */
export type RulebookCheck = (rulebook: Rulebook) => FaultField[];

/** The rule behind a fault that contradicts nothing but the rulebook itself. */
export const OWN_CONSISTENCY = 'own consistency';

/** A fault at a path unless all is well. */
export function unless(
  ok: boolean,
  field: string,
  message: string,
  rule: string = OWN_CONSISTENCY,
): FaultField[] {
  return ok ? [] : [{ field, message, zh: faultInChinese(message), rule }];
}

/** A sum of shares or points, without the noise of decimal fractions. */
export function sumOf(values: readonly number[]): number {
  return Math.round(values.reduce((sum, one) => sum + one, 0) * 1e6) / 1e6;
}

/** A fault at every value after the first that is not greater than (or, if `equal`, less than) the one before it. */
export function unlessAscending(
  values: readonly { field: string; value: number }[],
  message: string,
  equal = false,
): FaultField[] {
  return values.flatMap(({ field, value }, index) => {
    const before = values[index - 1]?.value;
    return unless(before === undefined || value > before || (equal && value === before), field, message);
  });
}
