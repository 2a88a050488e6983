import { ulid } from 'ulid';
import { slicesOfTime } from './slices-of-time';

const NOW = Date.parse('2026-06-01T00:00:00.000Z');

describe('a long list is asked for slice by slice', () => {
  it('from the newest on, without a gap and without asking for anything twice', () => {
    const slices = slicesOfTime('notices', { status: 'sent' }, { queuedAt: -1, id: -1 }, NOW) ?? [];
    const bounds = slices.map(({ queuedAt }) => queuedAt as { $gte?: string; $lt?: string });
    expect(bounds[0]).toEqual({ $gte: '2026-05-31T18:00:00.000Z' });
    expect(bounds.at(-1)?.$gte).toBeUndefined();
    for (const [n, { $lt }] of bounds.slice(1).entries()) expect($lt).toBe(bounds[n]?.$gte);
    expect(slices.every(({ status }) => status === 'sent')).toBe(true);
  });

  it('from where the page before ended, however long ago that is', () => {
    const id = ulid(NOW - 500 * 86_400_000);
    const [first] = slicesOfTime('projects', { id: { $lt: id } }, { id: -1 }, NOW) ?? [];
    const { $gte, $lt } = (first?.id ?? {}) as { $gte?: string; $lt?: string };
    expect($lt).toBe(id);
    expect($gte).toBe(ulid(NOW - 500 * 86_400_000 - 6 * 3_600_000).slice(0, 10));
  });

  it('from what is overdue on, where the most urgent come first', () => {
    const open = { status: 'open', organisationId: 'o', role: 'bureau-finance', userId: null };
    const slices = slicesOfTime('tasks', { ...open, due: { $gt: '' } }, { due: 1, id: 1 }, NOW) ?? [];
    const bounds = slices.map(({ due }) => due as { $gte?: string; $lt?: string });
    expect(bounds[0]).toEqual({ $gt: '', $lt: '2026-06-01T00:00:00.000Z' });
    expect(bounds.at(-1)?.$lt).toBeUndefined();
    for (const [n, { $gte }] of bounds.slice(1).entries()) expect($gte).toBe(bounds[n]?.$lt);
  });

  it('only in the order of time, and only where an index serves the whole filter', () => {
    expect(slicesOfTime('notices', {}, { queuedAt: 1, id: 1 }, NOW)).toBeNull();
    expect(slicesOfTime('tasks', { status: 'open' }, { due: 1, id: 1 }, NOW)).toBeNull();
    expect(slicesOfTime('tasks', { status: 'open' }, { due: -1 }, NOW)).toBeNull();
    expect(slicesOfTime('notices', { template: 'x' }, { queuedAt: -1, id: -1 }, NOW)).toBeNull();
    expect(slicesOfTime('projects', { bureauId: { $in: ['b'] } }, { id: -1 }, NOW)).toBeNull();
    expect(slicesOfTime('projects', { id: { $in: ['p'] } }, { id: -1 }, NOW)).toBeNull();
  });
});
