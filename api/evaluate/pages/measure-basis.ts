import type { z } from 'zod';
import { isCounted } from '../../../domain/evaluate/counted-measure';
import type { Measure } from '../../../domain/evaluate/indicator';
import type { PageContext } from '../../record/pages/page';
import type { measureView } from '../evaluation-schema';

export type MeasureView = z.output<typeof measureView>;

/** A measure's value as people read it: per cent, or a number of things. */
export function measureText({ number, percent }: PageContext, measure: string, value: number | null): string {
  if (value === null) return '—';
  return isCounted(measure as Measure) ? number(value) : percent(value);
}

/** What a measure was worked out from, where it is an amount of money or a share. */
const MONEY = ['budget', 'spent', 'shifted', 'overspent'];
const SHARES = ['elapsed', 'share'];

/** The numbers that a measure was worked out from, with their names; lists have a table of their own. */
export function basisLines(context: PageContext, basis: unknown): { key: object; value: object }[] {
  return Object.entries((basis ?? {}) as { [name: string]: unknown }).flatMap(([name, value]) => {
    const text = basisText(context, name, value);
    return text === null ? [] : [{ key: { text: context.t(`evaluate.basis-${name}`) }, value: { text } }];
  });
}

function basisText({ number, money, percent }: PageContext, name: string, value: unknown): string | null {
  if (typeof value === 'number') {
    if (MONEY.includes(name)) return money(value);
    return SHARES.includes(name) ? percent(value) : number(value);
  }
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ') || '—';
  return null;
}
