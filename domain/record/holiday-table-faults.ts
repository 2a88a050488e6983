import type { HolidayTable } from './calendar';
import { weekday } from './civil-date';
import type { FaultField } from './fault';
import type { Words } from './words';

/** Everything that is wrong with a year's holiday table, before any deadline is computed with it. */
export function holidayTableFaults({ year, holidays, workdays }: HolidayTable): FaultField[] {
  const check = (
    field: string,
    days: readonly string[],
    others: readonly string[],
    more: (day: string) => Words | null,
  ) =>
    days.flatMap((day, index): FaultField[] => {
      const wrong = !belongsTo(year, day)
        ? { en: `is not in ${year}`, zh: `不在 ${year} 年内` }
        : days.indexOf(day) !== index
          ? { en: 'stands twice', zh: '重复' }
          : others.includes(day)
            ? { en: 'is a day off and a workday at once', zh: '既是放假日又是上班日' }
            : more(day);
      return wrong === null
        ? []
        : [{ field: `${field}.${index}`, message: `${day} ${wrong.en}`, zh: `${day} ${wrong.zh}` }];
    });
  return [
    ...check('holidays', holidays, [], () => null),
    ...check('workdays', workdays, holidays, (day) =>
      isWeekend(day) ? null : { en: 'is no weekend: it is a workday anyway', zh: '不是周末，本来就是工作日' },
    ),
    ...(holidays.length === 0
      ? [{ field: 'holidays', message: 'names no day off', zh: '没有列出任何放假日期' }]
      : []),
  ];
}

function isWeekend(day: string): boolean {
  return weekday(day) === 0 || weekday(day) === 6;
}

/** New Year's notice may move the last days of the year before. */
function belongsTo(year: number, day: string): boolean {
  return day.startsWith(`${year}-`) || (day >= `${year - 1}-12-29` && day < `${year}-01-01`);
}
