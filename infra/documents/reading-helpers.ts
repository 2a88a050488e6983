import type { HelperDelegate } from 'handlebars';
import { type Fen, yuan } from '../../domain/money/fen';
import { civilDate } from '../../domain/record/civil-date';
import { type Period, periodWords } from '../../domain/record/period';
import { capitalAmount } from './capital-amount';

/** Chinese and English words for a code of the catalogue. */
export type CodeWords = (code: string) => { zh: string; en: string };

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/**
 * What mails and documents may say besides their data. Money comes in fen, shares in per cent, instants as ISO
 * strings shown in China time, days as `YYYY-MM-DD`. Each refuses a value that is not of its kind, so that no
 * page ever says "Invalid Date".
 */
export function readingHelpers(words: CodeWords): { [name: string]: HelperDelegate } {
  return {
    yuan: (amount: unknown) => yuan(asNumber(amount) as Fen),
    wan: (amount: unknown) => `${plain(asNumber(amount) / 1_000_000, 2)}万元`,
    capital: (amount: unknown) => capitalAmount(asNumber(amount)),
    percent: (share: unknown) => `${plain(asNumber(share), 2)}%`,
    percentOfOne: (share: unknown) => `${plain(asNumber(share) * 100, 2)}%`,
    number: (value: unknown) => plain(asNumber(value), 2),
    chinaDate: (when: unknown) => chinaDate(day(when)),
    chinaTime: (when: unknown) => `${chinaDate(day(when))} ${chinaClock(when)}`,
    englishDate: (when: unknown) => englishDate(day(when)),
    englishTime: (when: unknown) => `${englishDate(day(when))}, ${chinaClock(when)} (China time)`,
    isoDate: (when: unknown) => day(when),
    periodZh: (period: unknown) => periodWords(period as Period).zh,
    periodEn: (period: unknown) => periodWords(period as Period).en,
    zh: (code: unknown) => words(asText(code)).zh,
    en: (code: unknown) => words(asText(code)).en,
    given: (value: unknown) => value,
    order: (index: unknown) => asNumber(index) + 1,
    is: (one: unknown, other: unknown) => one === other,
    either: (...values: unknown[]) => values.slice(0, -1).some(Boolean),
    none: (value: unknown) => value === null || value === undefined || value === '',
    join: (list: unknown, separator: unknown) =>
      (list as unknown[]).join(typeof separator === 'string' ? separator : '、'),
  };
}

function asNumber(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new TypeError(`no number: ${typeof value}`);
  return value;
}

function asText(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`no text: ${typeof value}`);
  return value;
}

function plain(value: number, digits: number): string {
  const [whole = '', rest] = String(Number(value.toFixed(digits))).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

function day(when: unknown): string {
  const text = asText(when);
  if (Number.isNaN(Date.parse(text))) throw new TypeError('no date');
  return /^\d{4}-\d\d-\d\d$/.test(text) ? text : civilDate(text);
}

function chinaDate(date: string): string {
  const [year, month, dayOfMonth] = date.split('-').map(Number);
  return `${year}年${month}月${dayOfMonth}日`;
}

function englishDate(date: string): string {
  const [year, month = 1, dayOfMonth] = date.split('-').map(Number);
  return `${dayOfMonth} ${MONTHS[month - 1]} ${year}`;
}

function chinaClock(when: unknown): string {
  return new Date(Date.parse(asText(when)) + 8 * 3_600_000).toISOString().slice(11, 16);
}
