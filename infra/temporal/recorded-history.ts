import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import type { temporal } from '@temporalio/proto';

/** A history as the replay test keeps it, and what tells it from others. */
export interface RecordedHistory {
  readonly workflowType: string;
  readonly runId: string;
  /** How it ended, as the server names it; `open` while it runs. */
  readonly close: string;
  /** Whether it began with what a run before it handed over. */
  readonly carried: boolean;
  /** The kinds of thing that happened in it: decisions, messages, activities, children, timers. */
  readonly paths: ReadonlySet<string>;
  readonly events: number;
  /** Minified. */
  readonly json: string;
}

interface EventJson {
  readonly eventType: string;
  readonly [attributes: string]: unknown;
}

/** Where it ran and what the server keeps for itself: no replay reads it, and some of it names a machine. */
const LEFT_OUT = new Set([
  ...['identity', 'stackTrace', 'workerVersion', 'binaryChecksum'],
  ...['taskId', 'namespaceId', 'requestId', 'historySizeBytes', 'meteringMetadata', 'eventGroupMarkers'],
]);
const CLOSE =
  /^EVENT_TYPE_WORKFLOW_EXECUTION_(COMPLETED|FAILED|CANCELED|TERMINATED|TIMED_OUT|CONTINUED_AS_NEW)$/;

/** Files that are checked in stay small enough for review. */
export const MOST_BYTES = 150_000;

/**
 * Makes a history fit to be kept: as JSON, without machine and worker. One that is too long also loses what its
 * activities and children were given: a replay holds only their names and ids against the code.
 */
export function recordedHistory(history: temporal.api.history.v1.IHistory): RecordedHistory {
  const { events } = JSON.parse(historyToJSON(history), tidy) as { events: EventJson[] };
  const started = events[0] ? attributesOf(events[0]) : {};
  const whole = JSON.stringify({ events });
  return {
    workflowType: named(started.workflowType),
    runId: String(started.originalExecutionRunId),
    close: CLOSE.exec(events.at(-1)?.eventType ?? '')?.[1]?.toLowerCase() ?? 'open',
    carried: Boolean(started.continuedExecutionRunId),
    paths: new Set(events.flatMap(pathsOf)),
    events: events.length,
    json: whole.length < MOST_BYTES ? whole : JSON.stringify({ events: events.map(withoutInput) }),
  };
}

const GIVES_INPUT = new Set([
  'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED',
  'EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED',
]);

function withoutInput(event: EventJson): EventJson {
  if (!GIVES_INPUT.has(event.eventType)) return event;
  const { input, ...attributes } = attributesOf(event);
  return { ...event, [attributesKey(event)]: attributes };
}

function tidy(key: string, value: unknown): unknown {
  if (LEFT_OUT.has(key)) return undefined;
  // The name of a sticky queue is made of the host's.
  if (key === 'taskQueue' && (value as TaskQueueJson).normalName) {
    return { ...(value as TaskQueueJson), name: 'sticky' };
  }
  return value;
}

interface TaskQueueJson {
  readonly name: string;
  readonly normalName?: string;
}

function pathsOf(event: EventJson): string[] {
  const { eventType } = event;
  const attributes = attributesOf(event);
  const request = (attributes.acceptedRequest as { input?: { name?: string } } | undefined)?.input;
  const details = [
    named(attributes.activityType),
    named(attributes.workflowType),
    attributes.signalName,
    request?.name,
    stepDecision(attributes.input),
    (attributes.outcome as { failure?: { message?: string } } | undefined)?.failure ? 'refused' : undefined,
  ].filter((one) => typeof one === 'string' && one !== '');
  return [eventType, ...details.map((one) => `${eventType} ${one}`)];
}

function attributesOf(event: EventJson): { readonly [name: string]: unknown } {
  return (event[attributesKey(event)] ?? {}) as { [name: string]: unknown };
}

function attributesKey(event: EventJson): string {
  return Object.keys(event).find((one) => one.endsWith('EventAttributes')) ?? '';
}

function named(type: unknown): string {
  return (type as { name?: string } | undefined)?.name ?? '';
}

/** The decision that an activity records, when it records one. */
function stepDecision(input: unknown): string | undefined {
  const [first] = (input as { payloads?: { data?: string }[] } | undefined)?.payloads ?? [];
  if (!first?.data) return undefined;
  const value = JSON.parse(Buffer.from(first.data, 'base64').toString('utf8')) as StepInput | null;
  return value?.step?.decision ?? value?.decision;
}

interface StepInput {
  readonly decision?: string;
  readonly step?: { readonly decision?: string };
}
