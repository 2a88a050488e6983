import type { Standing } from '../improve/standing';
import { recordEffect } from './record-effect';

const standing = (id: string, change: Partial<Standing>): Standing => ({
  id,
  organisationId: 'org',
  programmeId: 'p',
  projectId: `project-${id}`,
  grade: null,
  score: null,
  standing: 'normal',
  until: null,
  points: 0,
  reason: '',
  unspent: 0,
  carriedOver: [],
  at: '2025-01-01T00:00:00.000Z',
  ...change,
});

describe('the record of earlier projects', () => {
  it('excludes until its instant and not a moment longer', () => {
    const one = standing('1', { standing: 'excluded', until: '2026-01-01T00:00:00.000Z' });
    expect(recordEffect([one], '2025-12-31T23:59:59.999Z').excludedUntil).toBe('2026-01-01T00:00:00.000Z');
    expect(recordEffect([one], '2026-01-01T00:00:00.000Z').excludedUntil).toBeNull();
  });

  it('counts the best points, and the latest standing for priority', () => {
    const good = standing('1', { standing: 'priority', points: 8 });
    const later = standing('2', { standing: 'normal', points: 4, at: '2025-06-01T00:00:00.000Z' });
    expect(recordEffect([good, later], '2026-01-01T00:00:00.000Z')).toMatchObject({
      points: 8,
      priority: false,
    });
    expect(recordEffect([good, later], '2025-02-01T00:00:00.000Z')).toMatchObject({
      points: 8,
      priority: true,
    });
  });
});
