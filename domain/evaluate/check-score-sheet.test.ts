import { checkScoreSheet } from './check-score-sheet';
import type { Indicator, Veto } from './indicator';

const indicators: Indicator[] = ['quality', 'files'].map((id) => ({
  id,
  dimension: { zh: '服务成效', en: 'effect' },
  title: { zh: id, en: id },
  points: 10,
  judges: [
    { party: 'bureau', weight: 60 },
    { party: id === 'quality' ? 'street' : 'records', weight: 40 },
  ],
  rule: { kind: 'judged' },
}));
const vetoes: Veto[] = [
  {
    code: 'misappropriation',
    title: { zh: '挪用资金', en: 'misappropriation' },
    rule: '沪民计发〔2012〕33号',
  },
];
const mark = (indicator: string, points: number | null, comment = '') => ({ indicator, points, comment });
const check = (...given: ReturnType<typeof mark>[]) =>
  checkScoreSheet(indicators, vetoes, { party: 'bureau', marks: given, vetoes: [] }).map(
    ({ field, message }) => `${field} ${message}`,
  );

describe('a score sheet', () => {
  it('may be handed in when every indicator of the party has its points', () => {
    expect(check(mark('quality', 0), mark('files', 10))).toEqual([]);
  });

  it('names every indicator without a mark', () => {
    expect(check(mark('quality', 5))).toEqual([
      'marks.files has no mark: give points, or not applicable with a comment',
    ]);
  });

  it('refuses more points than there are, fewer than none, and no number', () => {
    expect(check(mark('quality', 10.5), mark('files', -1))).toHaveLength(2);
    expect(check(mark('quality', Number.NaN), mark('files', 1))).toHaveLength(1);
  });

  it('takes "not applicable" with a comment only', () => {
    expect(check(mark('quality', null, ' '), mark('files', 1))).toEqual([
      'marks.quality is not applicable and needs a comment that says why',
    ]);
    expect(check(mark('quality', null, '本阶段未开展'), mark('files', 1))).toEqual([]);
  });

  it('refuses a mark for what another party judges, and two marks for one indicator', () => {
    const street = checkScoreSheet(indicators, vetoes, {
      party: 'street',
      marks: [mark('quality', 1), mark('files', 1)],
      vetoes: [],
    });
    expect(street).toEqual([
      expect.objectContaining({ field: 'marks.files', rule: 'evaluation.rounds.indicators.judges' }),
    ]);
    expect(check(mark('quality', 1), mark('quality', 2), mark('files', 1))).toEqual([
      'marks.quality is marked more than once',
    ]);
  });

  it('takes a veto of the round with its evidence, and no other', () => {
    const full = [mark('quality', 1), mark('files', 1)];
    const claims = [
      { code: 'misappropriation', evidence: '凭证 12' },
      { code: 'misappropriation', evidence: '' },
      { code: 'bad-weather', evidence: 'rain' },
    ];
    const faults = checkScoreSheet(indicators, vetoes, { party: 'bureau', marks: full, vetoes: claims });
    expect(faults.map((one) => one.field)).toEqual(['vetoes.1', 'vetoes.2']);
  });
});
