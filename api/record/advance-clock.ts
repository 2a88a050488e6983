import { type ClockReading, resumeClock } from '../../domain/record/clock';
import { nextInstant, wakesWithin } from '../../domain/record/next-instants';
import type { DeadlineRecord } from '../../domain/record/records';
import { clockMoved } from '../../domain/record/time-notices';
import { untilAtRest } from './at-rest';
import type { Services } from './services';

export interface Advance {
  /** Not beyond this instant; without a deadline before it, up to it. */
  to?: string | undefined;
  /** At once, or flowing at the sandbox's pace. */
  jump: boolean;
  /** Stop at reminders too, or only where a deadline passes. */
  reminders: boolean;
}

export interface Advanced {
  now: string;
  /** Deadlines that passed or reminded on the way. */
  fired: number;
  /** The next instant at which something happens by itself. */
  next: string | null;
  /** Open deadlines that have passed, but that their process does not wait for at present. */
  overdue: { processId: string; key: string; due: string }[];
}

/** Asked again, a flowing clock goes on from where it is by then. */
const LONGEST_FLOW_MS = 20_000;

/** There while a moved clock has not been told to everybody: whoever comes next tells it again. */
const UNTOLD = 'untold';

/**
 * Moves a sandbox's clock to where the next thing happens by itself, lets it happen, and waits until all is quiet.
 * What an earlier call began and did not finish is finished first, so it is safe to call again at any time.
 * @throws Fault `unavailable` when the processes do not come to rest in time
 */
export async function advanceClock(services: Services, { to, jump, reminders }: Advance): Promise<Advanced> {
  await finishTelling(services);
  await untilAtRest(services);
  const begun = await services.now();
  const open = await openDeadlines(services);
  const wake = nextInstant(open, begun, reminders);
  const target = wake !== null && (to === undefined || wake <= to) ? wake : (to ?? null);
  if (target === null || target <= begun) return report(services, 0);
  const woken = open.filter((one) => wakesWithin(one, begun, target));
  await moveClock(services, woken, target, jump);
  await untilAtRest(services);
  return report(services, woken.filter((one) => one.due > begun).length);
}

/** Lets the clock run freely from where it stands. */
export async function releaseClock(services: Services, pace: number): Promise<Advanced> {
  await finishTelling(services);
  const clock = resumeClock(await services.clock(), Date.now(), null, pace);
  await setClock(services, clock, () => openDeadlines(services));
  return report(services, 0);
}

async function moveClock(
  services: Services,
  woken: DeadlineRecord[],
  target: string,
  jump: boolean,
): Promise<void> {
  const pace = services.sandbox?.pace ?? 1;
  const flowing = resumeClock(await services.clock(), Date.now(), target, pace);
  await setClock(services, jump ? { ...flowing, businessAnchor: target } : flowing, async () => woken);
  if (jump) return;
  const ms = Math.ceil((Date.parse(target) - Date.parse(flowing.businessAnchor)) / pace) + 1;
  await new Promise((resolve) => setTimeout(resolve, Math.min(ms, LONGEST_FLOW_MS)));
  // A timer may ring a little late; told once more, a process looks at the clock by itself.
  await tell(services, flowing, woken);
}

/** Written first, then told: a process that records in between reads it, one that does not is told. */
async function setClock(
  services: Services,
  clock: ClockReading,
  deadlines: () => Promise<readonly DeadlineRecord[]>,
): Promise<void> {
  const { clocks } = services.store;
  await clocks.put(UNTOLD, clock);
  await clocks.put('clock', clock);
  await tell(services, clock, await deadlines());
  await clocks.remove(UNTOLD);
}

async function tell(
  services: Services,
  clock: ClockReading,
  deadlines: readonly DeadlineRecord[],
): Promise<void> {
  const ids = [...new Set(deadlines.map((one) => one.workflowId))];
  await Promise.all(ids.map((id) => services.signal(id, clockMoved, { clock })));
}

/** Tells the present clock to all who are late, and to everybody when a telling was cut off. */
async function finishTelling(services: Services): Promise<void> {
  const { clocks } = services.store;
  const wasCutOff = (await clocks.get(UNTOLD)) !== null;
  const now = await services.now();
  const open = await openDeadlines(services);
  const { realAnchor, businessAnchor, pace, holdAt } = await services.clock();
  const clock = { realAnchor, businessAnchor, pace, holdAt };
  await tell(services, clock, wasCutOff ? open : open.filter((one) => one.due <= now));
  await clocks.remove(UNTOLD);
}

/** Of processes that still run: one that ended leaves deadlines behind that nobody waits for. */
async function openDeadlines({ store }: Services): Promise<DeadlineRecord[]> {
  const running = new Set((await store.processes.pick({ open: true }, ['id'])).map((one) => one.id));
  return (await store.deadlines.find({ status: 'open' })).filter((one) => running.has(one.workflowId));
}

async function report(services: Services, fired: number): Promise<Advanced> {
  const now = await services.now();
  const open = await openDeadlines(services);
  const overdue = open
    .filter((one) => one.due <= now)
    .map(({ workflowId, key, due }) => ({ processId: workflowId, key, due }));
  return { now, fired, next: nextInstant(open, now), overdue };
}
