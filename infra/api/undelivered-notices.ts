/** As much of a history event as is looked at. Ids are numbers or 64-bit objects: they are compared as text. */
export interface SeenEvent {
  eventId?: unknown;
  signalExternalWorkflowExecutionInitiatedEventAttributes?: object | null;
  externalWorkflowExecutionSignaledEventAttributes?: { initiatedEventId?: unknown } | null;
  signalExternalWorkflowExecutionFailedEventAttributes?: { initiatedEventId?: unknown } | null;
}

/** Whether one of the notices that a process sent to another is still on its way, as far as these events tell. */
export function hasUndelivered(events: readonly SeenEvent[]): boolean {
  const arrived = new Set(
    events.flatMap((event) => {
      const outcome =
        event.externalWorkflowExecutionSignaledEventAttributes ??
        event.signalExternalWorkflowExecutionFailedEventAttributes;
      return outcome ? [String(outcome.initiatedEventId)] : [];
    }),
  );
  return events.some(
    (event) =>
      event.signalExternalWorkflowExecutionInitiatedEventAttributes && !arrived.has(String(event.eventId)),
  );
}
