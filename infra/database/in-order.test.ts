import { inOrder } from './in-order';

describe('what several queries found', () => {
  it('is put together once each, as the database would have given it', () => {
    const task = (id: string, due: string | null) => ({ id, due });
    const found = [task('c', '2026-02'), task('b', '2026-02'), task('a', null), task('c', '2026-02')];
    expect(inOrder(found, { due: 1, id: 1 }).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(inOrder(found, { due: -1, id: -1 }).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });
});
