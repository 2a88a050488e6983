import { cursorAfter, positionOf } from './page-cursor';

const forged = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
const REFUSED = expect.objectContaining({
  type: 'invalid-input',
  detail: expect.objectContaining({ fields: [expect.objectContaining({ field: 'cursor' })] }),
});

function refusalOf(cursor: string, field: string): unknown {
  try {
    return positionOf(cursor, field);
  } catch (error) {
    return error;
  }
}

describe('where a page ended', () => {
  it.each([
    ['id', { id: 'x' }, 'x'],
    ['at', { id: 'x', at: '2026-01-01T00:00:00.000Z' }, '2026-01-01T00:00:00.000Z'],
    ['due', { id: 'x', due: null }, null],
    ['on', { id: 'x', on: '2026-02-03' }, '2026-02-03'],
    ['seq', { id: 'x', seq: 7 }, 7],
    ['name', { id: 'x', name: '莲花社区' }, '莲花社区'],
  ])('is what its last record holds in "%s"', (field, row, value) => {
    expect(positionOf(cursorAfter(field, row), field)).toEqual({ value, id: 'x' });
  });

  it.each([
    ['an instant beyond all calendars', 'due', forged('due', '+275760-09-13T00:00:00.000Z', 'x')],
    ['an instant before ours', 'at', forged('at', '-000001-01-01T00:00:00.000Z', 'x')],
    ['a day that is none', 'on', forged('on', '2026-13-45', 'x')],
    ['any text for an instant', 'queuedAt', forged('queuedAt', 'x', 'x')],
    ['a number for an instant', 'due', forged('due', 5, 'x')],
    ['nothing where there is always something', 'at', forged('at', null, 'x')],
    ['text for a number', 'seq', forged('seq', '1', 'x')],
    ['half a number', 'round', forged('round', 1.5, 'x')],
    ['a number beyond all', 'seq', Buffer.from('["seq",1e400,"x"]').toString('base64url')],
    ['yes or no', 'name', forged('name', true, 'x')],
    ['an order to the database', 'name', forged('name', { $ne: 1 }, 'x')],
    ['an id that is another one', 'id', forged('id', 'a', 'b')],
    ['an id that is none', 'id', forged('id', 1, 1)],
    ['the cursor of another list', 'due', cursorAfter('id', { id: 'x' })],
    ['more than there is in one', 'id', forged('id', 'x', 'x', 'x')],
    ['the same written otherwise', 'id', `${cursorAfter('id', { id: 'x' })}==`],
    ['a single word', 'id', Buffer.from('"id"').toString('base64url')],
    ['no data at all', 'id', '\u{1F600}'],
  ])('is not told by %s', (_what, field, cursor) => {
    expect(refusalOf(cursor, field)).toEqual(REFUSED);
  });
});
