import hefei from '../../examples/hefei-purchase/rulebook.json';
import yichun from '../../examples/yichun-venture/rulebook.json';
import type { FaultField } from '../record/fault';
import type { Rulebook } from './rulebook';

export const HEFEI = hefei as Rulebook;
export const YICHUN = yichun as Rulebook;

/** Path → value; undefined takes the value away. */
export type Change = { [path: string]: unknown };

/** A copy of a sound rulebook with some values changed. */
export function broken(base: Rulebook, change: Change): Rulebook {
  const rulebook: unknown = structuredClone(base);
  for (const [path, value] of Object.entries(change)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const parent = keys.reduce((at, key) => (at as { [key: string]: unknown })[key], rulebook) as Change;
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  }
  return rulebook as Rulebook;
}

export const places = (faults: readonly FaultField[]) => faults.map(({ field, rule }) => ({ field, rule }));

export const days = (count: number) => ({ count, unit: 'day' as const });
export const workingDays = (count: number) => ({ count, unit: 'working-day' as const });
export const zhEn = (word: string) => ({ zh: word, en: word });
