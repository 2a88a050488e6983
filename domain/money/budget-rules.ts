import { Fault } from '../record/fault';
import { type Fen, yuan } from './fen';
import type { ProjectBudget } from './project-budget';

/** What a project may still get: neither reserved, paid nor withheld. */
export function available(budget: ProjectBudget): Fen {
  return budget.award - budget.reserved - budget.paid - budget.withheld;
}

/** What the organisation still holds: paid and not returned. */
export function returnable(budget: ProjectBudget): Fen {
  return budget.paid - budget.returned;
}

/** A movement of money within a project's budget; each one changes some of the figures by the amount. */
export type Movement = 'reserve' | 'release' | 'pay' | 'withhold' | 'return' | 'ask-back' | 'cut';

const CHANGES: {
  [movement in Movement]: { [figure in 'award' | 'reserved' | 'paid' | 'returned' | 'withheld']?: 1 | -1 };
} = {
  reserve: { reserved: 1 },
  release: { reserved: -1 },
  pay: { reserved: -1, paid: 1 },
  withhold: { withheld: 1 },
  return: { returned: 1 },
  'ask-back': {},
  cut: { award: -1 },
};

/** What a movement takes from: the figure that it may not exceed. */
const LIMITS: { [movement in Movement]: (budget: ProjectBudget) => Fen } = {
  reserve: available,
  release: (budget) => budget.reserved,
  pay: (budget) => budget.reserved,
  withhold: available,
  return: returnable,
  'ask-back': returnable,
  cut: available,
};

/**
 * The increments of the budget's figures that a movement makes.
 * Reserved + paid + withheld never exceeds the award, and no more comes back than was paid (design, section 3).
 * @throws Fault `rule-broken` when there is not enough, `invalid-input` unless the amount is a positive number of fen
 */
export function moved(budget: ProjectBudget, movement: Movement, amount: Fen): { [figure: string]: Fen } {
  if (!Number.isSafeInteger(amount) || amount <= 0) {
    throw new Fault('invalid-input', {
      en: `amount: ${amount} is not a positive number of fen`,
      zh: '金额应大于 0',
    });
  }
  const limit = LIMITS[movement](budget);
  if (amount > limit) {
    throw new Fault(
      'rule-broken',
      {
        en: `${movement} of ${amount} fen exceeds the ${limit} fen that project ${budget.id} has for it`,
        zh: `金额 ${yuan(amount)} 超过可用的 ${yuan(limit)}`,
      },
      {
        fields: [
          {
            field: 'amount',
            message: `at most ${limit}`,
            zh: `最多 ${yuan(limit)}`,
            rule: 'reserved + paid + withheld ≤ award',
          },
        ],
      },
    );
  }
  return Object.fromEntries(
    Object.entries(CHANGES[movement]).map(([figure, sign]) => [figure, sign * amount]),
  );
}
