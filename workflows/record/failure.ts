import { ActivityFailure, ApplicationFailure } from '@temporalio/common';
import { Fault, sentDetail } from '../../domain/record/fault';

/**
 * What a handler may throw: an ApplicationFailure whose type is the fault's. Anything else would be retried
 * for ever as a failing workflow task while the caller hangs.
 */
export function asFailure(error: unknown): ApplicationFailure {
  if (error instanceof ApplicationFailure) return error;
  if (error instanceof Fault)
    return ApplicationFailure.nonRetryable(error.message, error.type, sentDetail(error));
  if (error instanceof ActivityFailure && error.cause instanceof ApplicationFailure) {
    return ApplicationFailure.nonRetryable(
      error.cause.message,
      error.cause.type ?? 'unavailable',
      ...(error.cause.details ?? []),
    );
  }
  return ApplicationFailure.nonRetryable(
    error instanceof Error ? error.message : String(error),
    'unavailable',
  );
}
