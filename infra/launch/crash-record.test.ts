import { CrashRecord } from './crash-record';

const MINUTE = 60_000;

test('waits twice as long after each end, up to five seconds', () => {
  const record = new CrashRecord();
  const pauses = [0, 1, 2, 3, 4, 5, 6, 7].map((time) => {
    record.add(time, true);
    return record.pauseMs;
  });
  expect(pauses).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000]);
});

test('forgets what is a minute ago', () => {
  const record = new CrashRecord();
  record.add(0, true);
  record.add(MINUTE, true);
  expect(record.pauseMs).toBe(100);
});

test('gives up after five ends within a minute without having served', () => {
  const record = new CrashRecord();
  for (const time of [0, 1, 2, 3]) record.add(time, false);
  expect(record.isHopeless).toBe(false);
  record.add(4, false);
  expect(record.isHopeless).toBe(true);
});

test('does not give up on what served in between, or failed long ago', () => {
  const record = new CrashRecord();
  for (const time of [0, 1, 2, 3]) record.add(time, false);
  record.add(4, true);
  record.add(5, false);
  expect(record.isHopeless).toBe(false);
  for (const time of [10, 20, 30]) record.add(time + 2 * MINUTE, false);
  expect(record.isHopeless).toBe(false);
});
