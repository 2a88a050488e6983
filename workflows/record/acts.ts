import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../../activities';
import { TASK_QUEUES } from '../../domain/record/task-queue';

/**
 * The one place for time-outs and retries. Database work is retried for ever: a process never fails because a
 * database was away. What can be wrong for good throws a non-retryable failure.
 */
export const core = proxyActivities<Activities>({
  taskQueue: TASK_QUEUES.core,
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '30 seconds' },
});

/** Printing takes a browser: longer, and on the core queue. */
export const printing = proxyActivities<Activities>({
  taskQueue: TASK_QUEUES.core,
  startToCloseTimeout: '2 minutes',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/** What can be done without: three tries, then it is left. */
export const printingIfPossible = proxyActivities<Activities>({
  taskQueue: TASK_QUEUES.core,
  startToCloseTimeout: '2 minutes',
  retry: {
    initialInterval: '1 second',
    backoffCoefficient: 2,
    maximumInterval: '1 minute',
    maximumAttempts: 3,
  },
});

/** One try: whether the bank took an order whose answer was lost is found out by asking, never by sending again. */
export const sendPayment = proxyActivities<Activities>({
  taskQueue: TASK_QUEUES.payments,
  startToCloseTimeout: '10 seconds',
  retry: { maximumAttempts: 1 },
});

/** Asking the bank is safe to repeat. */
export const askBank = proxyActivities<Activities>({
  taskQueue: TASK_QUEUES.payments,
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/** Waits for the bank in real time: each try lasts up to 20 seconds, is watched by heartbeat, and is followed by the next. */
export const watchBank = proxyActivities<Activities>({
  taskQueue: TASK_QUEUES.payments,
  startToCloseTimeout: '1 minute',
  heartbeatTimeout: '15 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/** Reads a whole statement and a whole ledger. */
export const nightly = proxyActivities<Activities>({
  taskQueue: TASK_QUEUES.payments,
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '1 minute',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '10 minutes' },
});

/** Runs as long as the outbox lives and reports by heartbeat. */
export const mail = proxyActivities<Activities>({
  taskQueue: TASK_QUEUES.mail,
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 1.5, maximumInterval: '30 seconds' },
});
