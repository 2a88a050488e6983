import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HolidayTable } from '../../domain/record/calendar';
import type { Store } from '../../domain/record/store';

const FOLDER = join(__dirname, '../../examples/calendars');

/** Puts in the holiday tables that come along. A year that somebody imported since stays as imported. */
export async function seedCalendars(store: Pick<Store, 'calendars'>): Promise<void> {
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json'))) {
    const table = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as HolidayTable;
    const id = String(table.year);
    if (!(await store.calendars.get(id))) await store.calendars.insert({ id, ...table });
  }
}
