import { hasUndelivered } from './undelivered-notices';

const sent = (eventId: number) => ({ eventId, signalExternalWorkflowExecutionInitiatedEventAttributes: {} });
const delivered = (initiatedEventId: number) => ({
  eventId: 90,
  externalWorkflowExecutionSignaledEventAttributes: { initiatedEventId },
});
const failed = (initiatedEventId: number) => ({
  eventId: 91,
  signalExternalWorkflowExecutionFailedEventAttributes: { initiatedEventId },
});

test('a notice is on its way until it is delivered or nobody is there to take it', () => {
  expect(hasUndelivered([{ eventId: 5 }, sent(6)])).toBe(true);
  expect(hasUndelivered([delivered(6), sent(6)])).toBe(false);
  expect(hasUndelivered([failed(6), sent(6)])).toBe(false);
});

test('each notice is looked at by itself', () => {
  expect(hasUndelivered([delivered(6), sent(7), sent(6)])).toBe(true);
  expect(hasUndelivered([])).toBe(false);
});
