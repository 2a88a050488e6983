import type { HolidayTable } from './calendar';
import { weekday } from './civil-date';
import type { FaultField } from './fault';

/** Everything that is wrong with a year's holiday table, before any deadline is computed with it. */
export function holidayTableFaults({ year, holidays, workdays }: HolidayTable): FaultField[] {
  const check = (
    field: string,
    days: readonly string[],
    others: readonly string[],
    more: (day: string) => string | null,
  ) =>
    days.flatMap((day, index): FaultField[] => {
      const message = !belongsTo(year, day)
        ? `is not in ${year}`
        : days.indexOf(day) !== index
          ? 'stands twice'
          : others.includes(day)
            ? 'is a day off and a workday at once'
            : more(day);
      return message === null ? [] : [{ field: `${field}.${index}`, message: `${day} ${message}` }];
    });
  return [
    ...check('holidays', holidays, [], () => null),
    ...check('workdays', workdays, holidays, (day) =>
      isWeekend(day) ? null : 'is no weekend: it is a workday anyway',
    ),
    ...(holidays.length === 0 ? [{ field: 'holidays', message: 'names no day off' }] : []),
  ];
}

function isWeekend(day: string): boolean {
  return weekday(day) === 0 || weekday(day) === 6;
}

/** New Year's notice may move the last days of the year before. */
function belongsTo(year: number, day: string): boolean {
  return day.startsWith(`${year}-`) || (day >= `${year - 1}-12-29` && day < `${year}-01-01`);
}
