import type { StatementRef } from '../../domain/record/statement';
import type { Services } from '../record/services';

/** What the bureau said to one plan. */
export interface PlanReview {
  at: string;
  accepted: boolean;
  /** Empty when none was given. */
  reason: string;
}

const REVIEWS = ['accept-plan', 'return-plan'];

/** The reviews of a finding's plans as the journal has them, oldest first, with the words of their reasons. */
export async function planReviews({ store }: Pick<Services, 'store'>, stream: string): Promise<PlanReview[]> {
  const entries = await store.journal.find(
    { stream, decision: { $in: REVIEWS } },
    { sort: { seq: 1 }, limit: 50 },
  );
  const reasonOf = (facts: unknown) =>
    (facts as { reason?: StatementRef | null } | null)?.reason?.statementId;
  const statements = await store.statements.find({
    id: { $in: entries.flatMap(({ facts }) => reasonOf(facts) ?? []) },
  });
  return entries.map(({ at, decision, facts }) => ({
    at,
    accepted: decision === 'accept-plan',
    reason: statements.find(({ id }) => id === reasonOf(facts))?.text ?? '',
  }));
}
