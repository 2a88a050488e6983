import { checkScoreSheet } from './check-score-sheet';
import { composite } from './composite';
import { isSameMark } from './departure';
import { explainIndicator } from './explain-indicator';
import type { Indicator } from './indicator';
import { indicatorTerms } from './indicator-terms';
import type { Mark } from './mark';
import { readMark } from './read-mark';

const files: Indicator = {
  id: 'files',
  dimension: { zh: '项目管理', en: 'management' },
  title: { zh: '档案更新', en: 'household files' },
  points: 20,
  judges: [{ party: 'records', weight: 100 }],
  rule: { kind: 'proportional', measure: 'file-timeliness' },
  departure: { by: ['evaluators'], atMost: 6 },
};
const care: Indicator = {
  ...{ ...files, id: 'care', points: 80, rule: { kind: 'judged' } },
  judges: [{ party: 'evaluators', weight: 100 }],
};
delete care.departure;

const read = (points: number | null | undefined, comment = '', timely: number | null = 0.9) =>
  readMark(
    [files, care],
    'evaluators',
    { 'file-timeliness': timely },
    {
      ...{ indicator: 'files', points, comment },
    },
  ) as Mark;
const check = (mark: Mark) =>
  checkScoreSheet([files], [], { party: 'evaluators', marks: [mark], vetoes: [] }).map(
    ({ field, message, rule }) => [field, message, rule],
  );
const score = (marks: Mark[], timely: number | null = 0.9) =>
  composite({
    indicators: [files, care],
    sheets: marks.map((mark) => ({
      party: 'evaluators',
      marks: [mark, { indicator: 'care', points: 80, comment: '' }],
    })),
    measures: { 'file-timeliness': timely },
  });

describe('a mark where the records earn the points', () => {
  it('stands as the records say when the judge leaves it, or types what the form shows of it', () => {
    expect(read(undefined, '已核对')).toEqual({
      ...{ indicator: 'files', points: 18, derived: 18, comment: '已核对' },
    });
    expect(read(6.67, '', 1 / 3).points).toBe(read(undefined, '', 1 / 3).derived);
    expect(check(read(18))).toEqual([]);
  });

  it('may be another with a reason only, and no further off than the rulebook says', () => {
    const field = 'marks.files';
    const rule = 'evaluation.rounds.indicators.departure';
    expect(check(read(15))).toEqual([
      [field, 'departs from the 18 points of the records and needs the reason', rule],
    ]);
    expect(check(read(15, '抽查 10 份，2 份未签字'))).toEqual([]);
    expect(check(read(11, '抽查'))).toEqual([
      [field, 'departs from the 18 points of the records by more than 6', `${rule}.atMost`],
    ]);
    expect(check(read(null, '抽查'))).toHaveLength(1);
    expect(check(read(21, '抽查'))).toEqual([
      [field, 'must be from 0 to 20 points', 'evaluation.rounds.indicators.points'],
    ]);
  });

  it('needs a reason for any points where there is nothing to measure, and none to leave it so', () => {
    expect(check(read(undefined, '', null))).toEqual([]);
    expect(check(read(10, '', null))).toHaveLength(1);
    expect(check(read(10, '纸质档案齐全', null))).toEqual([]);
  });

  it('keeps its mark on appeal as long as it follows the records, whatever they say by then', () => {
    expect(isSameMark(read(18), read(undefined, '', 0.8))).toBe(true);
    expect(isSameMark(read(15, '抽查'), read(15, '抽查', 0.8))).toBe(true);
    expect(isSameMark(read(15, '抽查'), read(undefined, '', 0.8))).toBe(false);
    // 18 typed again once the records earn 16 would be a departure that nobody meant.
    expect(isSameMark(read(18), read(18, '已核对', 0.8))).toBe(false);
  });
});

describe('a score with departures', () => {
  it('is that of the records while nobody departs, even when nobody hands a sheet in', () => {
    expect(score([]).indicators[0]?.earned).toBe(18);
    expect(score([read(18), read(undefined)])).toMatchObject({
      score: 98,
      departures: { count: 0, scoreWithout: 98 },
    });
    expect(score([read(18)]).indicators[0]).not.toHaveProperty('departures');
  });

  it('follows the records to the draft: only a departure keeps what was given', () => {
    expect(score([read(18)], 0.8).indicators[0]?.earned).toBe(16);
    expect(score([read(15, '抽查')], 0.8).indicators[0]).toMatchObject({
      ...{ earned: 15, derived: 16 },
      departures: [{ party: 'evaluators', from: 16, seen: 18, to: 15, reason: '抽查' }],
    });
  });

  it('takes the mean of the judges, in whatever order they come, and says what it would be without them', () => {
    const [one, other] = [read(14, '抽查'), read(undefined)];
    expect(score([one, other])).toEqual(score([other, one]));
    expect(score([one, other])).toMatchObject({ score: 96, departures: { count: 1, scoreWithout: 98 } });
  });

  it('has none where the records have come to earn what the judge gave', () => {
    const { score: now, departures } = score([read(16, '抽查', 0.9)], 0.8);
    expect([now, departures]).toEqual([96, { count: 0, scoreWithout: 96 }]);
  });

  it('leaves the weight of the records alone where the judge has one of their own', () => {
    const shared: Indicator = {
      ...files,
      judges: [
        { party: 'records', weight: 50 },
        { party: 'evaluators', weight: 50 },
      ],
    };
    const sheets = [{ party: 'evaluators' as const, marks: [read(14, '抽查')] }];
    const { indicators } = composite({ indicators: [shared], sheets, measures: { 'file-timeliness': 0.9 } });
    expect(indicators[0]?.earned).toBe(16);
  });

  it('tells the provider who departed, from what, by how much, and why', () => {
    const line = score([read(15, '2 份未签字')]).indicators[0]!;
    expect(explainIndicator([files], line).evidence).toEqual({
      zh: '档案更新及时率 90%；独立评估专家改为 15 分 (-3)，系统记录应得 18，理由：2 份未签字',
      en: 'household files up to date 90%; independent evaluators gave 15 (-3) where the records earn 18, because: 2 份未签字',
    });
    expect(indicatorTerms(files).rule.zh).toBe(
      '20 分 × 比率（不超过 1）；独立评估专家可以说明理由作出调整，上下不超过 6 分',
    );
  });
});
