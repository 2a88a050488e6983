import type { JournalEntry } from '../../../domain/record/journal';
import type { Filter } from '../../../domain/record/store';
import { lastReadable } from '../sealed-journal';
import type { PageContext } from './page';

const MOST = 200;
const MOST_ENTRIES = 100;

/** The open deadlines of a subject as a table: who holds the ball, until when, and what happens if nobody acts. */
export async function deadlineRows({ services: { store }, now, t, code, time }: PageContext, of: Filter) {
  const found = await store.deadlines.find({ ...of, status: 'open' }, { sort: { due: 1 }, limit: MOST });
  const tasks = await store.tasks.find({ ...of, status: 'open' }, { limit: MOST });
  return {
    caption: t('record.who-by-when'),
    captionClasses: 'govuk-table__caption--m',
    head: ['record.party', 'record.task', 'record.due', 'record.otherwise'].map((key) => ({ text: t(key) })),
    rows: found.map((one) => {
      const asked = tasks.filter(
        (task) => task.workflowId === one.workflowId && task.deadlineKey === one.key,
      );
      const codes = [...new Set(asked.map((task) => task.what))];
      return [
        { text: code(one.party) },
        { text: codes.map(code).join(t('record.and')) || '—' },
        {
          text: `${time(one.due)}${one.provisional ? ` ${t('record.provisional')}` : ''}`,
          late: one.due < now ? t('record.overdue') : null,
        },
        { text: code(one.byDefault) },
      ];
    }),
  };
}

/** The newest journal entries of a subject's processes as a table, but for what is sealed now. */
export async function journalRows(
  { services: { store }, t, code, decided, time }: PageContext,
  streams: string[],
) {
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
  return {
    caption: t('record.journal'),
    captionClasses: 'govuk-table__caption--m',
    head: ['record.when', 'record.process', 'record.decision', 'record.by', 'record.state'].map((key) => ({
      text: t(key),
    })),
    rows: entries
      .slice(0, MOST_ENTRIES)
      .map(({ at, stream, decision, state, actor }) => [
        { text: time(at) },
        { text: stream },
        { text: decided(decision) },
        { text: code(actor.kind === 'person' ? actor.role : 'system') },
        { text: code(state) },
      ]),
  };
}
