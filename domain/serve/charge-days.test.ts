import { endOfDay, startOfDay } from '../record/civil-date';
import { chargeDays } from './charge-days';

const held = (party: 'organisation' | 'bureau', from: string, closed: string | null) => ({
  party,
  from: startOfDay(from),
  due: endOfDay('2026-12-31'),
  closedAt: closed === null ? null : endOfDay(closed),
});

describe('elapsed days', () => {
  it('are charged to the party that held the ball, the day of the hand-over not counted twice', () => {
    const charges = chargeDays(
      [],
      [held('organisation', '2026-03-02', '2026-03-06'), held('bureau', '2026-03-06', '2026-03-10')],
      endOfDay('2026-03-31'),
    );
    expect(charges).toEqual({
      organisation: { days: 4, workingDays: 4 },
      bureau: { days: 4, workingDays: 2 },
    });
  });

  it('on which a party held several balls count once', () => {
    const charges = chargeDays(
      [],
      [held('organisation', '2026-03-02', '2026-03-06'), held('organisation', '2026-03-04', '2026-03-09')],
      endOfDay('2026-03-31'),
    );
    expect(charges.organisation?.days).toBe(7);
  });

  it('of a pause count for nobody', () => {
    const charges = chargeDays([], [held('bureau', '2026-03-02', null)], endOfDay('2026-03-12'), [
      { from: startOfDay('2026-03-04'), to: endOfDay('2026-03-09') },
    ]);
    expect(charges.bureau?.days).toBe(5);
  });

  it('are none for a deadline whose time had not begun', () => {
    expect(
      chargeDays([], [held('organisation', '2026-06-01', '2026-05-20')], endOfDay('2026-06-30')).organisation,
    ).toEqual({
      days: 0,
      workingDays: 0,
    });
  });
});
