import { upheldAt, upheldComplaints } from './complaint-measures';

const record = { status: 'open' as const, raisedAt: '2026-03-01T00:00:00.000Z', answeredAt: null };
const answered = { ...record, answeredAt: '2026-03-08T00:00:00.000Z' };
const complaint = {
  raisedAt: '2026-03-10T00:00:00.000Z',
  grounds: '',
  stays: false,
  decidedAt: '2026-04-01T00:00:00.000Z',
};

describe('complaints about a project', () => {
  it('count once they are upheld: by the answer, by silence, or by the authority above', () => {
    expect(upheldAt(record)).toBeNull();
    expect(upheldAt({ ...answered, status: 'rejected' })).toBeNull();
    expect(upheldAt({ ...answered, status: 'upheld' })).toBe('2026-03-08T00:00:00.000Z');
    expect(upheldAt({ ...record, status: 'upheld-by-silence' })).toBe('2026-03-01T00:00:00.000Z');
    const above = (status: 'open' | 'upheld' | 'rejected') =>
      upheldAt({ ...answered, status: 'rejected', complaint: { ...complaint, status } });
    expect([above('open'), above('rejected'), above('upheld')]).toEqual([
      ...[null, null, '2026-04-01T00:00:00.000Z'],
    ]);
  });

  it('are counted up to the day, and none is nought: there is always something to measure', () => {
    expect(upheldComplaints({ on: '2026-03-31', upheld: ['2026-04-01', '2026-03-08'] })).toEqual({
      value: 1,
      basis: { upheld: 1, upheldOn: ['2026-03-08'] },
    });
    expect(upheldComplaints({ on: '2026-03-31', upheld: [] })?.value).toBe(0);
  });
});
