import { isPastPanel, shownWhenDeclared } from './declared-now';

const submitted = { number: 2, state: 'submitted' } as const;

describe('what a seat declares', () => {
  it('is about what it was shown, where applications are shared out', () => {
    expect(shownWhenDeclared('no-conflict', 7, 7)).toEqual({ shown: 7 });
    const refused = (said: number | null) => () => shownWhenDeclared('no-conflict', said, 8);
    expect(refused(7)).toThrow(expect.objectContaining({ type: 'conflict' }));
    expect(refused(null)).toThrow(expect.objectContaining({ type: 'invalid-input' }));
  });

  it('needs no sign of it where every seat reads all, or for anything but the lack of a conflict', () => {
    expect(shownWhenDeclared('no-conflict', null, undefined)).toEqual({});
    expect(shownWhenDeclared('declined', null, 8)).toEqual({});
  });

  it('goes to the programme when the sheets are in and the awards made: a conflict, and nothing else', () => {
    expect(isPastPanel(submitted, 'conflict')).toBe(true);
    expect(isPastPanel({ number: 2, state: 'declared' }, 'resigned')).toBe(false);
    for (const saying of ['no-conflict', 'declined', 'resigned'] as const)
      expect(() => isPastPanel(submitted, saying)).toThrow(
        expect.objectContaining({ type: 'not-allowed-now' }),
      );
  });
});
