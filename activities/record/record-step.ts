import { type Calendar, periodBefore, periodEnd } from '../../domain/record/calendar';
import { canonicalJson } from '../../domain/record/canonical-json';
import { businessInstant, type ClockReading, PLAIN_CLOCK } from '../../domain/record/clock';
import type { Deadline, DeadlineDraft } from '../../domain/record/deadline';
import { Fault } from '../../domain/record/fault';
import { CHAIN_START, entryHash, type JournalEntry } from '../../domain/record/journal';
import { mergeWrites } from '../../domain/record/merge-writes';
import type { ProcessRecord, TaskRecord } from '../../domain/record/records';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { Collection, Collections, Filter, Store } from '../../domain/record/store';
import { findDeadline } from './find-deadline';
import { type OpenedDeadline, type Stoppable, stoppedIfPaused } from './paused-clock';
import { queueNotices } from './queue-notices';

export interface RecordDeps {
  store: Store;
  /** Real milliseconds since 1970. */
  now: () => number;
  sha256: (text: string) => string;
}

type Answer = Pick<RecordedStep, 'at' | 'deadlines'>;

/** A journal entry together with the answer that the process got, to be given again. */
type AnsweredEntry = JournalEntry & { id: string; answer: Answer };

/**
 * Records one decision in one transaction: journal entry, read model, tasks, deadlines and notices.
 * `also` writes more in the same transaction. A key that is already recorded changes nothing.
 * @param turn what many processes write at the same time, see {@link Store.transaction}
 */
export async function recordStep(
  deps: RecordDeps,
  step: Step,
  also: (at: string) => Promise<void> = async () => undefined,
  turn?: string,
): Promise<RecordedStep> {
  const { store } = deps;
  const recordOnce = () =>
    store.transaction(async (): Promise<Answer> => {
      const process = await store.processes.get(step.process.workflowId);
      if (process?.lastKey === step.key) return answerOf(store, step.key);
      const at = step.at ?? businessInstant(await readClock(store), deps.now());
      const deadlines = await openedDeadlines(store, step, at);
      const recorded: Answer = { at, deadlines: deadlines.map(({ stopped: _, ...deadline }) => deadline) };
      await appendToJournal(deps, step, process, recorded);
      await also(at);
      for (const { collection, id, set } of mergeWrites(step.writes ?? []))
        await writeTo(store, collection, id, set);
      await writeTexts(store, step);
      await closeWhatEnds(store, step, at);
      await store.deadlines.insertMany(deadlines.map((deadline) => toDeadlineRecord(step, deadline)));
      await openTasks(store, step, deadlines, at);
      await queueNotices(store, step, deadlines, at);
      return recorded;
    }, turn);
  const answer = await recordOnce().catch(async (error: unknown) => {
    if (!(error instanceof AlreadyRecorded)) throw error;
    return answerOf(store, step.key);
  });
  if (answer.deadlines.length === 0) return answer;
  // Read after the commit: either this sees a moved clock, or whoever moved it sees these deadlines and says so.
  return { ...answer, clock: await readClock(store) };
}

async function closeWhatEnds(store: Store, step: Step, at: string): Promise<void> {
  for (const { key, as } of step.closeTasks ?? []) {
    await store.tasks.updateAll(openOf(step, key), { status: as, closedAt: at });
  }
  for (const { key, as } of step.closeDeadlines ?? []) {
    await store.deadlines.updateAll(openOf(step, key), { status: as, closedAt: at });
  }
}

/** The key is in the journal, and later steps of the process may have been recorded since. */
class AlreadyRecorded extends Error {}

async function answerOf(store: Store, key: string): Promise<Answer> {
  return ((await store.journal.need(key)) as AnsweredEntry).answer;
}

async function openedDeadlines(store: Store, step: Step, at: string): Promise<OpenedDeadline[]> {
  if (!step.openDeadlines?.length) return [];
  const calendar = await readCalendar(store);
  const drafted = step.openDeadlines.map((draft) => toDeadline(calendar, draft, at));
  return stoppedIfPaused(store, step, drafted, at);
}

/** The instant it is now for the business. */
export async function readClock(store: Store): Promise<ClockReading> {
  return (await store.clocks.get('clock')) ?? PLAIN_CLOCK;
}

export async function readCalendar(store: Store): Promise<Calendar> {
  return store.calendars.find({});
}

/** Computes a drafted deadline with the official calendar. */
export function toDeadline(calendar: Calendar, draft: DeadlineDraft, at: string): Deadline {
  const from = draft.from ?? at;
  const end = draft.due
    ? { due: draft.due, provisional: false }
    : draft.period
      ? periodEnd(calendar, from, draft.period)
      : null;
  if (!end)
    throw new Fault('invalid-input', {
      en: `deadline ${draft.key} has neither a period nor an instant`,
      zh: null,
    });
  return {
    key: draft.key,
    party: draft.party,
    organisationId: draft.organisationId ?? null,
    from,
    due: end.due,
    period: draft.period ?? null,
    provisional: end.provisional,
    byDefault: draft.byDefault,
    reminders: reminderInstants(calendar, draft, from, end.due),
  };
}

function reminderInstants(calendar: Calendar, draft: DeadlineDraft, from: string, due: string): string[] {
  return (draft.reminders ?? [])
    .map((before) => periodBefore(calendar, due, before))
    .filter((one) => one > from && one < due)
    .sort();
}

async function appendToJournal(
  deps: RecordDeps,
  step: Step,
  process: ProcessRecord | null,
  answer: Answer,
): Promise<void> {
  const { store, sha256 } = deps;
  const { workflowId, programmeId, kind, projectId } = step.process;
  const { at } = answer;
  const seq = (process?.steps ?? 0) + 1;
  const body = {
    key: step.key,
    stream: workflowId,
    seq,
    programmeId,
    decision: step.decision,
    state: step.state,
    actor: step.actor,
    at,
    facts: JSON.parse(canonicalJson(step.facts)),
    previous: process?.head ?? CHAIN_START,
  };
  const entry: AnsweredEntry = { id: step.key, ...body, hash: entryHash(body, sha256), answer };
  await store.journal.insert(entry).catch((error: unknown) => {
    throw error instanceof Fault && error.type === 'conflict' ? new AlreadyRecorded() : error;
  });
  await store.processes.put(workflowId, {
    kind,
    programmeId,
    projectId: projectId ?? null,
    state: step.state,
    steps: seq,
    head: entry.hash,
    lastKey: step.key,
    open: !step.final,
    endedAt: step.final ? at : null,
    ...(seq === 1 ? { startedAt: at } : {}),
  });
}

async function writeTexts(store: Store, { writes = [] }: Step): Promise<void> {
  for (const { collection, id, texts = {} } of writes) {
    for (const [field, statementId] of Object.entries(texts)) {
      const { text } = await store.statements.need(statementId);
      await writeTo(store, collection, id, { [field]: text });
    }
  }
}

async function writeTo(
  store: Store,
  collection: string,
  id: string,
  set: { [field: string]: unknown },
): Promise<void> {
  const target = store[collection as keyof Collections] as Collection<{ id: string }> | undefined;
  if (!target || typeof target.put !== 'function')
    throw new Fault('invalid-input', { en: `no collection "${collection}"`, zh: null });
  await target.put(id, set);
}

/** What is open in this process under a key, or under every key that begins like `key*`. */
function openOf(step: Step, key: string): Filter {
  const matching = key.endsWith('*') ? { $gte: key.slice(0, -1), $lt: `${key.slice(0, -1)}\uffff` } : key;
  return { workflowId: step.process.workflowId, status: 'open', key: matching };
}

function toDeadlineRecord(step: Step, deadline: OpenedDeadline): Stoppable {
  const { workflowId, programmeId, projectId } = step.process;
  return {
    ...deadline,
    id: `${step.key}!${deadline.key}`,
    workflowId,
    programmeId,
    projectId: projectId ?? null,
    status: 'open',
    closedAt: null,
  };
}

async function openTasks(store: Store, step: Step, fresh: OpenedDeadline[], at: string): Promise<void> {
  const tasks: TaskRecord[] = [];
  for (const task of step.openTasks ?? []) {
    const deadline = await findDeadline(store, step, fresh, task.deadlineKey);
    tasks.push({
      id: task.id ?? `${step.key}!${task.key}`,
      workflowId: step.process.workflowId,
      programmeId: step.process.programmeId,
      projectId: step.process.projectId ?? null,
      key: task.key,
      what: task.what,
      role: task.for.role ?? null,
      organisationId: task.for.organisationId ?? null,
      userId: task.for.userId ?? null,
      deadlineKey: deadline?.key ?? null,
      due: deadline?.stopped ? null : (deadline?.due ?? null),
      byDefault: deadline?.byDefault ?? null,
      at: task.at ?? null,
      status: 'open',
      openedAt: at,
      closedAt: null,
    });
  }
  await store.tasks.insertMany(tasks);
}
