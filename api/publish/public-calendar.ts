import ical, { ICalCalendarMethod } from 'ical-generator';
import type { ProgrammeRecord } from '../../domain/publish/programme-record';

export type DatedProgramme = ProgrammeRecord & { questionsUntil: string | null };

const HOUR_MS = 3_600_000;

/**
 * The public dates of programmes: each entry is the last hour before it. An entry keeps its UID when a correction
 * moves its date, so that calendars move theirs. Times are UTC: no zone can be guessed wrong.
 * @param publicUrl where browsers reach us, without a slash at the end
 */
export function publicCalendar(programmes: readonly DatedProgramme[], publicUrl: string): string {
  const calendar = ical({
    prodId: '//CareCycle//Public dates//ZH',
    method: ICalCalendarMethod.PUBLISH,
    name: '救助项目公开日程 / Public dates of social-assistance programmes',
  });
  for (const { id, title, corrections, round, publishedAt, ...dates } of programmes) {
    const kept = [
      ['questions', '提问截止', 'Questions until', dates.questionsUntil],
      ['closing', '申报截止', 'Call closes', dates.closesAt],
      ['notice', '公示截止', 'Public notice ends', dates.noticeEndsAt],
    ] as const;
    for (const [what, zh, en, at] of kept) {
      if (at === null) continue;
      calendar.createEvent({
        id: `${id}-${what}@${new URL(publicUrl).hostname}`,
        sequence: corrections.length + round,
        stamp: new Date(corrections.at(-1)?.at ?? publishedAt ?? at),
        start: new Date(Date.parse(at) - HOUR_MS),
        end: new Date(at),
        summary: `${zh}：${title.zh} / ${en}: ${title.en}`,
        url: `${publicUrl}/public/programmes/${id}`,
      });
    }
  }
  return calendar.toString();
}
