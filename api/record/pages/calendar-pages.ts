import { addDays } from '../../../domain/record/civil-date';
import { formPage } from './form-page';
import { page } from './page';

interface Table {
  year: number;
  holidays: string[];
  workdays: string[];
  source: string;
}

/** The official holidays and make-up workdays, year by year. */
export const calendarsPage = page({
  path: '/calendars',
  right: 'GET /calendars',
  template: 'record/calendars-page',
  async show({ desk, t, day, now }) {
    const { items } = await desk.see<{ items: Table[] }>('/calendars');
    const latest = items.at(-1)?.year ?? Number(now.slice(0, 4)) - 1;
    const years = [...items.map(({ year }) => year), latest + 1];
    const mayImport = await desk.may('PUT /calendars/:year', { year: String(latest + 1) });
    return {
      title: t('record.calendars'),
      links: mayImport
        ? years
            .map((year) => ({ text: t('record.import-year', { year }), href: `/calendars/${year}` }))
            .reverse()
        : [],
      years: items.reverse().map(({ year, holidays, workdays, source }) => ({
        title: String(year),
        rows: [
          {
            key: { text: t('record.holidays') },
            value: {
              text: spansOf(holidays)
                .map((one) => spanText(one, day))
                .join(t('record.and')),
            },
          },
          {
            key: { text: t('record.workdays') },
            value: { text: workdays.map(day).join(t('record.and')) || '—' },
          },
          { key: { text: t('record.source') }, value: { text: source } },
        ],
      })),
    };
  },
});

type Span = [from: string, to: string];

/** Days that follow each other, as one. */
function spansOf(days: readonly string[]): Span[] {
  const spans: Span[] = [];
  for (const day of days) {
    const last = spans.at(-1);
    if (last && addDays(last[1], 1) === day) last[1] = day;
    else spans.push([day, day]);
  }
  return spans;
}

const spanText = ([from, to]: Span, day: (day: string) => string) =>
  from === to ? day(from) : `${day(from)} – ${day(to)}`;

const MOST_DAYS = 60;

/** One day or span a line: `2027-02-05` or `2027-02-05..2027-02-11`. What is neither stays as typed: the rule says so. */
function daysIn(text: unknown): string[] {
  return String(text)
    .split(/[\s,;，；、]+/)
    .filter(Boolean)
    .flatMap((one) => {
      const [from = '', to = from] = one.split(/\.\.|~|～/);
      if (!isDay(from) || !isDay(to) || to < from) return [one];
      const days = [from];
      while (days.length < MOST_DAYS && (days.at(-1) ?? to) < to) days.push(addDays(days.at(-1) ?? to, 1));
      return days;
    });
}

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** Imports the State Council's notice on a year. */
export const importCalendarPage = formPage({
  path: '/calendars/:year',
  right: 'PUT /calendars/:year',
  title: 'record.import-calendar',
  lead: 'record.import-calendar-lead',
  button: 'record.import',
  check: true,
  fields: () => [
    { kind: 'paragraph', name: 'holidays', label: 'record.holidays', hint: 'record.days-hint', rows: 8 },
    { kind: 'paragraph', name: 'workdays', label: 'record.workdays', hint: 'record.days-hint', rows: 4 },
    { kind: 'line', name: 'source', label: 'record.source', hint: 'record.source-hint' },
  ],
  async shown({ desk, params }) {
    const { items } = await desk.see<{ items: Table[] }>('/calendars');
    const known = items.find(({ year }) => String(year) === params.year);
    if (!known) return {};
    const lines = (days: string[]) =>
      spansOf(days)
        .map(([from, to]) => (from === to ? from : `${from}..${to}`))
        .join('\n');
    return { holidays: lines(known.holidays), workdays: lines(known.workdays), source: known.source };
  },
  body: (_, { holidays, workdays, source }) => ({
    holidays: daysIn(holidays),
    workdays: daysIn(workdays),
    source,
  }),
  around: async ({ t, params }) => ({
    title: t('record.import-year', { year: params.year }),
    crumbs: [{ text: t('record.calendars'), href: '/calendars' }],
  }),
  done: () => '/calendars',
  doneText: 'record.calendar-imported',
});
