import { Context } from '@temporalio/activity';
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import type { PaymentStatus } from '../../domain/money/bank-port';
import type { ActivityDeps } from '../deps';

export interface SettlementQuestion {
  key: string;
  /** `known`: any answer to whether the order arrived will do; `settled`: until it is settled or refused. */
  until: 'known' | 'settled';
  /** Times that the bank already had to be sent this order again: each one makes the wait for it longer. */
  missing: number;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;
const ONE_TRY_MS = 20_000;
const LONGEST_GRACE_MS = 15_000;

/**
 * Asks the bank about one payment until it gives a last answer. It runs in real time, whatever the business clock
 * does, beats its heart at each question, and is tried again by policy when one try was not long enough.
 * An order that the bank has not seen may still be under way: it counts as missing after a grace only.
 */
export async function awaitSettlement(
  { bank }: Pick<ActivityDeps, 'bank'>,
  { key, until, missing }: SettlementQuestion,
): Promise<PaymentStatus> {
  const context = Context.current();
  const startedAt = Date.now();
  const graceMs = Math.min(250 * 2 ** missing, LONGEST_GRACE_MS);
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 1.5, LONGEST_PAUSE_MS)) {
    const found = await bank.query(key);
    context.heartbeat();
    const lasted = Date.now() - startedAt;
    if (found.status === 'settled' || found.status === 'refused') return found;
    if (found.status === 'accepted' && until === 'known') return found;
    if (found.status === 'unknown-key' && lasted >= graceMs) return found;
    if (lasted >= ONE_TRY_MS) throw notYet(key);
    await context.sleep(wait);
  }
}

/** Expected, so not counted as an error: the policy tries again. */
function notYet(key: string): ApplicationFailure {
  return ApplicationFailure.create({
    message: `${key} is not settled yet`,
    type: 'unavailable',
    category: ApplicationFailureCategory.BENIGN,
  });
}
