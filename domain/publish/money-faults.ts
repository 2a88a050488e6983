import type { FaultField } from '../record/fault';
import { type RulebookCheck, sumOf, unless, unlessAscending } from './rule-check';
import type { FundingTerms } from './rulebook';

/** Floors, caps and lots fit into the pool. Amounts are fen. */
export const fundingFaults: RulebookCheck = ({ funding }) => {
  const { pool, floor, cap, lots = [], basis, lastAward, maximumShareOfBudget, minimumSelfRaised } = funding;
  const lotSum = sumOf(lots.map((one) => one.budget));
  return [
    ...unless(
      floor === undefined || cap === undefined || floor <= cap,
      'funding.floor',
      `the floor ${floor} is above the cap ${cap}`,
    ),
    ...unless(cap === undefined || cap <= pool, 'funding.cap', `the cap ${cap} is above the pool ${pool}`),
    ...unless(
      cap !== undefined || floor === undefined || floor <= pool,
      'funding.floor',
      `the floor ${floor} is above the pool ${pool}`,
    ),
    ...unless(
      basis !== 'lot' || lots.length > 0,
      'funding.lots',
      'awards are made by lot, but there are no lots',
    ),
    ...unless(
      basis !== 'pool' || lots.length === 0,
      'funding.lots',
      'awards are made from the pool by rank: lots have no meaning',
    ),
    ...unless(lotSum <= pool, 'funding.lots', `the lots sum to ${lotSum}, more than the pool ${pool}`),
    ...lots.flatMap((lot, index) => lotFaults(lot.budget, `funding.lots.${index}.budget`, funding)),
    ...unless(
      lastAward !== 'partial' || floor !== undefined,
      'funding.floor',
      'a last award that may be cut down needs a floor',
    ),
    ...unless(
      lastAward !== 'partial' || basis === 'pool',
      'funding.lastAward',
      'only awards from a pool can be cut down',
    ),
    ...unless(
      minimumSelfRaised === undefined || minimumSelfRaised < 100,
      'funding.minimumSelfRaised',
      'nothing would be left to grant',
    ),
    ...unless(
      maximumShareOfBudget === undefined || maximumShareOfBudget > 0,
      'funding.maximumShareOfBudget',
      'nothing could be granted',
    ),
  ];
};

function lotFaults(budget: number, field: string, { floor, cap }: FundingTerms): FaultField[] {
  return [
    ...unless(floor === undefined || budget >= floor, field, `below the floor ${floor}`),
    ...unless(cap === undefined || budget <= cap, field, `above the cap ${cap}`),
  ];
}

/** A budget can be made within the shares of its categories. */
export const budgetFaults: RulebookCheck = ({ budget: { categories } }) => {
  const most = sumOf(categories.map((one) => one.maximumShare ?? 100));
  return [
    ...unless(categories.length > 0, 'budget.categories', 'a budget needs at least one category'),
    ...unless(
      categories.length === 0 || most >= 100,
      'budget.categories',
      `the categories allow ${most} per cent in all: no budget fits`,
    ),
  ];
};

/** Every amount has its approvers, a larger one never fewer. */
export const approvalFaults: RulebookCheck = ({ payment: { approvals } }) => {
  const limited = approvals.slice(0, -1);
  return [
    ...unless(
      approvals.at(-1)?.upTo === null,
      'payment.approvals',
      'the last step must have no limit (upTo null)',
    ),
    ...limited.flatMap((one, index) =>
      unless(one.upTo !== null, `payment.approvals.${index}.upTo`, 'only the last step has no limit'),
    ),
    ...unlessAscending(
      limited.flatMap((one, index) =>
        one.upTo === null ? [] : [{ field: `payment.approvals.${index}.upTo`, value: one.upTo }],
      ),
      'limits must ascend',
    ),
    ...unlessAscending(
      approvals.map((one, index) => ({
        field: `payment.approvals.${index}.approvers`,
        value: one.approvers,
      })),
      'a larger amount must not need fewer approvers',
      true,
    ),
  ];
};
