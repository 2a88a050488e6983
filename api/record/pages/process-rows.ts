import { wordsOf } from '../../../domain/record/catalogue';
import type { JournalEntry } from '../../../domain/record/journal';
import type { Filter, Store } from '../../../domain/record/store';
import { lastReadable } from '../sealed-journal';

const MOST = 200;
const MOST_ENTRIES = 100;

/** The open deadlines of a subject: who holds the ball, until when, and what happens if nobody acts. */
export async function deadlineRows(store: Store, of: Filter, now: string) {
  const found = await store.deadlines.find({ ...of, status: 'open' }, { sort: { due: 1 }, limit: MOST });
  const tasks = await store.tasks.find({ ...of, status: 'open' }, { limit: MOST });
  return found.map((one) => {
    const asked = tasks.filter((task) => task.workflowId === one.workflowId && task.deadlineKey === one.key);
    const codes = [...new Set(asked.map((task) => task.what))];
    return {
      party: wordsOf(one.party),
      what: codes.map((code) => wordsOf(code).zh).join('、') || one.key,
      whatEn: codes.map((code) => wordsOf(code).en).join('; '),
      due: one.due,
      overdue: one.due < now,
      provisional: one.provisional,
      byDefault: wordsOf(one.byDefault),
    };
  });
}

/** The newest journal entries of a subject's processes, but for what is sealed now. */
export async function journalRows(store: Store, streams: string[]) {
  const open: string[] = [];
  const entries: JournalEntry[] = [];
  for (const process of await store.processes.find({ id: { $in: streams } })) {
    const last = await lastReadable(store, process);
    if (last) entries.push(...(await store.journal.find({ stream: process.id, seq: { $lte: last.seq } })));
    else open.push(process.id);
  }
  const newest = { sort: { at: -1, seq: -1 }, limit: MOST_ENTRIES } as const;
  entries.push(...(await store.journal.find({ stream: { $in: open } }, newest)));
  entries.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.seq - a.seq));
  return entries.slice(0, MOST_ENTRIES).map(({ at, stream, decision, state, actor }) => ({
    at,
    stream,
    decision,
    state,
    by: wordsOf(actor.kind === 'person' ? actor.role : 'system').zh,
  }));
}
