import { calendarFile } from './calendar-file';

const words = {
  summary: '签署协议, 请注意; 截止',
  url: 'https://care.example.org',
  from: 'CareCycle <no-reply@care.example.org>',
  to: 'u1@example.org',
};
const event = { uid: 'project/x#sign', due: '2026-03-31T15:59:59.999Z', what: 'agreement.sign' };
const field = (content: string, name: string) =>
  new RegExp(`^${name}[:;](.*)$`, 'm').exec(content)?.[1]?.trim();

describe('the calendar file of a deadline', () => {
  const first = calendarFile({ event, queuedAt: '2026-03-02T01:00:00.000Z' }, words)!;

  it('is in UTC, whatever zone the reader is in', () => {
    expect(field(first.content, 'DTSTART')).toBe('20260331T145959Z');
    expect(field(first.content, 'DTEND')).toBe('20260331T155959Z');
    expect(first.content).not.toContain('TZID');
  });

  it('asks calendars to take it in', () => {
    expect(first.method).toBe('REQUEST');
    expect(field(first.content, 'METHOD')).toBe('REQUEST');
    expect(field(first.content, 'SUMMARY')).toBe('签署协议\\, 请注意\\; 截止');
  });

  it('moves with the deadline: same UID, higher SEQUENCE', () => {
    const moved = calendarFile(
      { event: { ...event, due: '2026-04-10T15:59:59.999Z' }, queuedAt: '2026-03-20T01:00:00.000Z' },
      words,
    )!;
    expect(field(moved.content, 'UID')).toBe(field(first.content, 'UID'));
    expect(Number(field(moved.content, 'SEQUENCE'))).toBeGreaterThan(
      Number(field(first.content, 'SEQUENCE')),
    );
    expect(field(moved.content, 'DTEND')).toBe('20260410T155959Z');
  });

  it('is the same to the letter when the notice is sent again', () => {
    expect(calendarFile({ event, queuedAt: '2026-03-02T01:00:00.000Z' }, words)).toEqual(first);
  });

  it('takes a called-off deadline out of the calendar', () => {
    const off = calendarFile(
      { event: { ...event, cancelled: true }, queuedAt: '2026-03-20T01:00:00.000Z' },
      words,
    )!;
    expect(off.method).toBe('CANCEL');
    expect(field(off.content, 'STATUS')).toBe('CANCELLED');
    expect(field(off.content, 'UID')).toBe(field(first.content, 'UID'));
  });

  it('names no process to outsiders', () => {
    expect(first.content).not.toContain('project/x');
  });

  it('is absent when the notice has no deadline', () => {
    expect(calendarFile({ event: null, queuedAt: '2026-03-02T01:00:00.000Z' }, words)).toBeNull();
  });
});
