/** Fen of what people type as yuan: `1,234.5`, `¥1234.50`; null when it is no amount of whole fen. */
export function fenOf(text: string): number | null {
  const match = /^[¥￥]?\s*(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.replace(/[,，\s]/g, ''));
  if (!match) return null;
  const [, sign = '', yuan = '0', fen = ''] = match;
  const amount = Number(yuan) * 100 + Number(fen.padEnd(2, '0'));
  return sign === '-' ? -amount : amount;
}

/** `1234.50` */
export function fenText(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const whole = Math.abs(fen);
  return `${sign}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
}

/** China has one zone and no summer time. */
const CHINA_MS = 8 * 3_600_000;

/** The instant of a local date and time `2026-03-20T09:00`; null when it is none. */
export function dateTimeOf(text: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return null;
  const ms = Date.parse(`${text}:00.000Z`);
  return Number.isNaN(ms) ? null : new Date(ms - CHINA_MS).toISOString();
}

export function localDateTime(instant: string): string {
  return new Date(Date.parse(instant) + CHINA_MS).toISOString().slice(0, 16);
}
