import type { FaultField } from '../record/fault';
import { LAW } from './law';
import { type RulebookCheck, unless } from './rule-check';
import type { PurchaseTerms } from './rulebook';

const GROUNDS = ['budget-assured', 'content-fixed', 'funding-stable', 'price-stable'] as const;

/** What Order 102 says of the thing bought, its term and its catalogue; and that the kind of programme fits. */
export const purchaseFaults: RulebookCheck = ({ kind, purchase, serve, budget }) => {
  if (kind === 'venture') {
    return unless(
      purchase === undefined,
      'purchase',
      'a venture programme buys nothing: purchase terms have no place in it',
    );
  }
  if (!purchase)
    return unless(false, 'purchase', 'a purchase programme needs its purchase terms', LAW.order102(23));
  return [
    ...unless(
      purchase.nature === 'service',
      'purchase.nature',
      `"${purchase.nature}" is on the negative list 负面清单: it may not be bought as a service`,
      LAW.order102(10),
    ),
    ...unless(
      purchase.catalogueItem.trim() !== '',
      'purchase.catalogueItem',
      'only items of the published guiding catalogue 指导性目录 may be bought',
      LAW.order102(12),
    ),
    ...termFaults(purchase),
    ...unless(
      serve.months <= purchase.termMonths,
      'serve.months',
      `${serve.months} months of service do not fit into a term of ${purchase.termMonths}`,
    ),
    ...unless(
      budget.supplementMaximum <= 10,
      'budget.supplementMaximum',
      `supplements of ${budget.supplementMaximum} per cent: at most 10 per cent of the agreement`,
      LAW.procurement(49),
    ),
  ];
};

function termFaults({ termMonths, longTermGrounds = [] }: PurchaseTerms): FaultField[] {
  const missing = GROUNDS.filter((one) => !longTermGrounds.includes(one));
  return [
    ...unless(
      termMonths <= 36,
      'purchase.termMonths',
      `${termMonths} months: a purchase may last three years at most`,
      LAW.order102(24),
    ),
    ...unless(
      termMonths <= 12 || termMonths > 36 || missing.length === 0,
      'purchase.longTermGrounds',
      `a term of more than a year needs all four grounds; missing: ${missing.join(', ')}`,
      LAW.order102(24),
    ),
    ...unless(
      Number.isInteger(termMonths) && termMonths > 0,
      'purchase.termMonths',
      'must be a whole number of months above 0',
    ),
  ];
}
