import type { Language } from './words';

const ZONE = { timeZone: 'Asia/Shanghai' } as const;
const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const;
/** From here on Chinese readers count in 万元. */
const TEN_THOUSAND_YUAN = 1_000_000;

const made = new Map<Language, Formats>();

/** Dates, money and numbers as readers of a language write them. Times are China time. */
export function formatsIn(lang: Language): Formats {
  const known = made.get(lang) ?? makeFormats(lang);
  made.set(lang, known);
  return known;
}

/** Each of these takes a third of a millisecond to make. */
function makeFormats(lang: Language) {
  const locale = LOCALES[lang];
  const dayAndTime = new Intl.DateTimeFormat(locale, { ...ZONE, dateStyle: 'medium', timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(locale, { ...ZONE, dateStyle: 'medium' });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const exact = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
  });
  const tenThousands = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  return {
    /** `2026年3月20日 23:59` */
    time: (instant: string) => dayAndTime.format(new Date(instant)),
    /** Of an instant, or of a civil day `YYYY-MM-DD`. */
    day: (instant: string) => day.format(new Date(instant.length === 10 ? `${instant}T04:00:00Z` : instant)),
    number: (value: number) => number.format(value),
    /** `¥173,500.00` */
    money: (fen: number) => exact.format(fen / 100),
    /** `17.35 万元`; in English, or when it is little, as {@link money}. */
    roundMoney: (fen: number) =>
      lang === 'zh' && Math.abs(fen) >= TEN_THOUSAND_YUAN
        ? `${tenThousands.format(fen / TEN_THOUSAND_YUAN)} 万元`
        : exact.format(fen / 100),
    /** Of a share between 0 and 1. */
    percent: (value: number) => share.format(value),
  };
}

export type Formats = ReturnType<typeof makeFormats>;
