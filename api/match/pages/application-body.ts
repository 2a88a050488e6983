import type { z } from 'zod';
import { budgetSums } from '../../../domain/match/check-application';
import type { applicationFields } from '../application-schemas';

type Body = z.input<typeof applicationFields>;
type Rows = { [name: string]: unknown }[];

/** An application with nothing in it yet. */
export const EMPTY_APPLICATION: Body = {
  lotId: null,
  title: '',
  summary: '',
  plan: { need: '', objectives: '', activities: '', risks: '', sustainability: '' },
  beneficiaries: 0,
  months: 0,
  budget: [],
  requested: 0,
  selfRaised: 0,
  deliverables: [],
  hours: 0,
  team: [],
  documents: [],
  declarations: { truth: false, monitoring: false, noDoubleFunding: false },
};

/** What was typed, with numbers that were left empty as 0, rows numbered, and every sum worked out. */
export function applicationBody(typed: { [name: string]: unknown }): { [name: string]: unknown } {
  const budget = rowsOf(typed.budget).map((line, n) => ({
    ...{ id: `b${n + 1}`, quantity: 0, unitPrice: 0, ...line },
    amount: amountOf(line),
  }));
  const { grant, selfRaised } = budgetSums(budget as unknown as Parameters<typeof budgetSums>[0]);
  return {
    ...EMPTY_APPLICATION,
    ...typed,
    budget,
    requested: grant,
    selfRaised,
    deliverables: rowsOf(typed.deliverables).map((one, n) => ({
      id: `d${n + 1}`,
      count: 0,
      unitPrice: 0,
      ...one,
    })),
    team: rowsOf(typed.team).map((one) => ({ count: 0, ...one })),
  };
}

const rowsOf = (rows: unknown): Rows => (rows ?? []) as Rows;

/** What is no number is told at the quantity or the price. */
function amountOf({ quantity, unitPrice }: { [name: string]: unknown }): number {
  const known = typeof quantity === 'number' && typeof unitPrice === 'number';
  return known && quantity >= 0 && unitPrice >= 0 ? Math.round(quantity * unitPrice) : 0;
}
