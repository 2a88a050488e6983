import { wordsOf } from '../../../domain/record/catalogue';
import type { Filter, Store } from '../../../domain/record/store';

const MOST = 200;

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

/** The newest journal entries of a subject's processes. */
export async function journalRows(store: Store, streams: string[]) {
  const entries = await store.journal.find({ stream: { $in: streams } }, { sort: { at: -1 }, limit: 100 });
  return entries.map(({ at, stream, decision, state, actor }) => ({
    at,
    stream,
    decision,
    state,
    by: wordsOf(actor.kind === 'person' ? actor.role : 'system').zh,
  }));
}
