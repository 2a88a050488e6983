import { sampleConsent, sampleEarlyLook } from '../../test/support/sample-early-look';
import { type EarlyLook, opens } from './early-look';

const look = sampleEarlyLook('l1', {
  ...sampleConsent(['officer', 'approver'], ['a1']),
  until: '2026-01-12T00:00:00.000Z',
});
const application = { id: 'a1', status: 'submitted' as const };
const AT = '2026-01-11T00:00:00.000Z';

describe('an early look', () => {
  it('opens a sealed application to the two officers, and to nobody else', () => {
    expect(['officer', 'approver', 'another'].map((one) => opens(look, one, application, AT))).toEqual([
      ...[true, true, false],
    ]);
  });

  it.each<[string, Partial<EarlyLook>]>([
    ['is asked for', { status: 'asked' }],
    ['is refused', { status: 'refused' }],
    ['has ended', { status: 'ended' }],
    ['is past its time', { until: '2026-01-10T12:00:00.000Z' }],
    ['is about another application', { applicationId: 'a2', covers: ['a2'] }],
  ])('opens nothing when it %s', (_, change) => {
    expect(opens({ ...look, ...change }, 'officer', application, AT)).toBe(false);
  });

  it('lasts until the call closes where the rulebook gives no time', () => {
    expect(opens({ ...look, until: null }, 'officer', application, '2026-03-01T00:00:00.000Z')).toBe(true);
  });

  it('opens neither what came in after the consent nor what was withdrawn', () => {
    const late = { ...application, id: 'a2' };
    const withdrawn = { ...application, status: 'withdrawn' as const };
    expect([late, withdrawn].some((one) => opens(look, 'officer', one, AT))).toBe(false);
  });
});
