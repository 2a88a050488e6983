import { createSurveyCodes } from './survey-codes';

const codes = createSurveyCodes('a secret of the service that is long enough');

describe('survey codes', () => {
  it('are the same each time, so that nobody has to keep them', () => {
    expect(codes.code('s1', 'h1')).toBe(codes.code('s1', 'h1'));
  });

  it('have 26 characters that can be read over the phone', () => {
    expect(codes.code('s1', 'h1')).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
  });

  it('differ by household, survey and secret', () => {
    const other = createSurveyCodes('another secret of the service, long enough');
    const all = [
      codes.code('s1', 'h1'),
      codes.code('s1', 'h2'),
      codes.code('s2', 'h1'),
      other.code('s1', 'h1'),
    ];
    expect(new Set(all).size).toBe(4);
  });
});
