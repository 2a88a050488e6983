import { mergeWrites } from './merge-writes';

const write = (id: string, set: { [field: string]: string }, collection = 'programmes') => ({
  collection,
  id,
  set,
});

describe('writes of one step', () => {
  it('to one record become one, and what comes later wins', () => {
    expect(mergeWrites([write('p', { state: 'open', by: 'a' }), write('p', { by: 'b' })])).toEqual([
      write('p', { state: 'open', by: 'b' }),
    ]);
  });

  it('to different records, or to different collections, stay apart', () => {
    const apart = [
      write('p', { state: 'a' }),
      write('q', { state: 'b' }),
      write('p', { state: 'c' }, 'projects'),
    ];
    expect(mergeWrites(apart)).toEqual(apart);
  });

  it('to parts of a field stay in their order', () => {
    const parts = [
      write('p', { stages: 'all' }),
      write('p', { 'stages.award': 'now' }),
      write('p', { by: 'b' }),
    ];
    expect(mergeWrites(parts)).toEqual(parts);
  });
});
