import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { NoticeRecord } from '../../domain/record/records';
import { eventUid } from './message-id';

export interface CalendarFile {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly content: string;
}

const HOUR_MS = 3_600_000;
/** Sequence numbers count seconds from here: they fit 31 bits until 2088. */
const SEQUENCE_START = Date.parse('2020-01-01T00:00:00.000Z');

/**
 * The calendar entry of a deadline: the last hour before it. A later notice of the same deadline keeps the UID and
 * has a higher SEQUENCE, so that calendars move or remove what they have. Times are UTC: no zone can be guessed wrong.
 */
export function calendarFile(
  notice: Pick<NoticeRecord, 'event' | 'queuedAt'>,
  words: { summary: string; url: string; from: string; to: string },
): CalendarFile | null {
  const { event } = notice;
  if (!event) return null;
  const method = event.cancelled ? 'CANCEL' : 'REQUEST';
  const end = new Date(event.due);
  const calendar = ical({ prodId: '//CareCycle//Deadlines//ZH', method: ICalCalendarMethod[method] });
  calendar.createEvent({
    id: eventUid(event.uid, words.from),
    sequence: Math.max(0, Math.floor((Date.parse(notice.queuedAt) - SEQUENCE_START) / 1000)),
    stamp: new Date(notice.queuedAt),
    start: new Date(end.getTime() - HOUR_MS),
    end,
    summary: words.summary,
    url: words.url,
    status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: 'CareCycle', email: addressOf(words.from) },
    attendees: [{ email: words.to, rsvp: false }],
  });
  return { method, content: calendar.toString() };
}

function addressOf(from: string): string {
  return /<([^>]+)>/.exec(from)?.[1] ?? from.trim();
}
