import type { NoticeRecord } from '../../domain/record/records';
import { DeliveryPace } from './delivery-pace';

const notice = (id: string, attempts = 0) => ({ id, attempts }) as NoticeRecord;

describe('the pace of delivery', () => {
  it('goes on at once while mails go out, and looks five times a second when there are none', () => {
    const pace = new DeliveryPace();
    pace.heard([notice('a')], ['sent'], 0);
    expect(pace.restMs).toBe(0);
    pace.heard([], [], 0);
    expect(pace.restMs).toBe(200);
  });

  it('rests longer and longer while the server is away, at most ten seconds', () => {
    const pace = new DeliveryPace();
    const rests = Array.from({ length: 8 }, () => {
      pace.heard([notice('a')], ['later'], 0);
      return pace.restMs;
    });
    expect(rests).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
  });

  it('leaves one mail that has to wait alone, and goes on with the others', () => {
    const pace = new DeliveryPace();
    pace.heard([notice('a', 2), notice('b')], ['later', 'sent'], 1_000);
    expect(pace.restMs).toBe(0);
    expect(pace.waitingAt(1_999)).toEqual(['a']);
    expect(pace.waitingAt(2_000)).toEqual([]);
  });

  it('lets nobody wait once the server is back', () => {
    const pace = new DeliveryPace();
    pace.heard([notice('a', 6)], ['later'], 0);
    pace.heard([notice('b')], ['sent'], 0);
    expect(pace.waitingAt(0)).toEqual([]);
  });
});
