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

  it('brings points for as many years as the rulebook looks back, to the day in China; bans and priority are untouched', () => {
    const good = standing('1', { standing: 'priority', points: 8, at: '2023-03-10T15:00:00.000Z' });
    const ban = standing('2', { standing: 'excluded', until: null, at: '2020-01-01T00:00:00.000Z' });
    const points = (at: string) => recordEffect([good], at, { lookBackYears: 3 }).points;
    expect(points('2026-03-10T15:59:59.999Z')).toBe(8);
    expect(points('2026-03-10T16:00:00.000Z')).toBe(0);
    expect(recordEffect([ban, good], '2026-06-01T00:00:00.000Z', { lookBackYears: 3 })).toMatchObject({
      ...{ points: 0, priority: true, excludedUntil: 'without end' },
    });
  });

  it('adds what the latest check of an improvement plan brought to the best points, and never goes below zero', () => {
    const outcome = (points: number) => ({ planOutcome: { kept: 1, notKept: 2, points } });
    const best = standing('1', { points: 8 });
    const older = standing('2', { points: 4, at: '2025-05-01T00:00:00.000Z', ...outcome(2) });
    const newest = standing('3', { points: 0, at: '2025-06-01T00:00:00.000Z', ...outcome(-6) });
    expect(recordEffect([best, newest, older], '2025-05-15T00:00:00.000Z').points).toBe(10);
    const effect = recordEffect([best, newest, older], '2026-01-01T00:00:00.000Z');
    expect(effect).toMatchObject({ points: 2, plan: { points: -6 } });
    expect(effect.because.at(-1)).toMatchObject({ projectId: 'project-3', plan: { notKept: 2 } });
    const hard = standing('3', { at: '2025-06-01T00:00:00.000Z', ...outcome(-20) });
    expect(recordEffect([best, hard], '2026-01-01T00:00:00.000Z').points).toBe(0);
  });
});
