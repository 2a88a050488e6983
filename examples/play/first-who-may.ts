import type { Account } from './company';
import { Refused } from './refused';

/**
 * Lets the first of several people do something who may: whoever drafted may not approve, whoever approved once may
 * not approve again.
 */
export async function firstWhoMay(
  people: readonly Account[],
  act: (account: Account) => Promise<unknown>,
): Promise<boolean> {
  for (const account of people) {
    try {
      await act(account);
      return true;
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 403) throw error;
    }
  }
  return false;
}
