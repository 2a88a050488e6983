import { ApplicationFailure } from '@temporalio/common';
import { Fault, sentDetail } from '../../domain/record/fault';

type AnyActivity = (...args: never[]) => Promise<unknown>;

/** Activities whose faults reach the workflow as non-retryable failures; everything else is retried. */
export function guarded<A extends { [name: string]: AnyActivity }>(activities: A): A {
  const wrapped = Object.entries(activities).map(([name, activity]) => [
    name,
    async (...args: never[]) => {
      try {
        return await activity(...args);
      } catch (error) {
        if (error instanceof Fault)
          throw ApplicationFailure.nonRetryable(error.message, error.type, sentDetail(error));
        throw error;
      }
    },
  ]);
  return Object.fromEntries(wrapped) as A;
}
