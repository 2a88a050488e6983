import { z } from 'zod';
import { Fault } from '../../domain/record/fault';
import { holidayTableFaults } from '../../domain/record/holiday-table-faults';
import { recomputeDeadlines } from './recompute-deadlines';
import { route } from './route';

const days = z.array(z.iso.date()).max(120);
const table = z.object({ year: z.int(), holidays: days, workdays: days, source: z.string() });

export const calendarRoutes = [
  route({
    method: 'get',
    path: '/calendars',
    action: 'record.read-calendars',
    summary: 'The official holiday tables that deadlines are computed with',
    tag: 'record',
    answer: z.object({ items: z.array(table) }),
    handle: async ({ services }) => ({
      items: await services.store.calendars.find({}, { sort: { year: 1 } }),
    }),
  }),
  route({
    method: 'put',
    path: '/calendars/:year',
    action: 'record.import-calendar',
    summary: "Import a year's holiday table; open provisional deadlines are computed again",
    tag: 'record',
    params: z.object({ year: z.coerce.number().int().min(2000).max(2200) }),
    body: z.strictObject({ holidays: days, workdays: days, source: z.string().trim().min(1).max(300) }),
    answer: table.extend({ moved: z.int(), provisional: z.int() }),
    handle: async ({ services, params: { year }, body }) => {
      const sorted = {
        year,
        holidays: [...body.holidays].sort(),
        workdays: [...body.workdays].sort(),
        source: body.source,
      };
      const fields = holidayTableFaults({ ...sorted, ...body });
      if (fields.length > 0)
        throw new Fault(
          'invalid-input',
          { en: `The holiday table of ${year} is not right`, zh: `${year} 年的节假日表有误` },
          { fields },
        );
      await services.store.calendars.put(String(year), sorted);
      return { ...sorted, ...(await recomputeDeadlines(services)) };
    },
  }),
];
