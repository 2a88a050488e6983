import type { Words } from '../../record/pages/words';

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

/** How long it still is: days and hours; on the last day hours, in the last hour minutes; null when it is over. */
export function countdown({ t }: Pick<Words, 't'>, now: string, end: string): string | null {
  const ms = Date.parse(end) - Date.parse(now);
  if (ms <= 0) return null;
  const hours = Math.floor(ms / HOUR_MS);
  if (hours === 0)
    return t('publish.left', { time: t('publish.minutes', { count: Math.ceil(ms / 60_000) }) });
  const days = Math.floor(hours / DAY_HOURS);
  const rest = hours % DAY_HOURS;
  const parts = [
    ...(days > 0 ? [t('publish.days', { count: days })] : []),
    ...(rest > 0 ? [t('publish.hours', { count: rest })] : []),
  ];
  return t('publish.left', { time: parts.join(' ') });
}
