import fc from 'fast-check';
import { checkMarks, type DraftMark, readMarks } from '../check-sheet';
import { type Criterion, isJudged, isReadBySeats } from '../criterion';
import { criterionRuleWords } from '../explain-criterion';
import { explainRow } from '../explain-row';
import { type ScoredApplication, type SeatMark, scoreApplication } from '../score-application';
import { BONUS_WITHOUT_CEILING, PAST_EVALUATION, PROVIDER_SELECTION, RUBRICS, THREE_STAGES } from './rubrics';

const application = (change: Partial<ScoredApplication> = {}): ScoredApplication => ({
  ...{ id: 'a', lotId: null, requested: 10_000_000, hours: 45, recordPoints: 0 },
  facts: { hours: 45 },
  ...change,
});

/** What one seat writes: points, or the reading of a rule that makes points of one; what is not written is full. */
function marksOf(
  criteria: readonly Criterion[],
  written: { [id: string]: number | null },
  seat = 's/1',
): SeatMark[] {
  const given = criteria.filter(isJudged).map(({ id, points, rule }): DraftMark => {
    const value = id in written ? (written[id] as number | null) : isReadBySeats(rule) ? 100 : points;
    const read = isReadBySeats(rule) && value !== null;
    return { criterion: id, ...(read ? { reading: value } : { points: value }), comment: '因为' };
  });
  const read = readMarks(given, criteria);
  expect(checkMarks(read, criteria)).toEqual([]);
  return read.map(({ criterion, points, reading }) => ({
    ...{ seatId: seat, applicationId: 'a', criterion, points: points ?? null },
    ...(reading !== undefined && { reading }),
  }));
}

const { criteria } = PROVIDER_SELECTION.review;
const selection = (
  written: { [id: string]: number },
  own = application(),
  rival = application({ id: 'b' }),
) => scoreApplication(criteria, own, [own, rival], marksOf(criteria, written));

describe('8.3, 社会工作督导人才培训项目遴选评审标准评分表', () => {
  it('has the printed blocks 10, 30, 30 and 30', () => {
    const blocks = [...new Set(criteria.map((one) => one.dimension?.zh))];
    const points = blocks.map((zh) =>
      criteria.filter((one) => one.dimension?.zh === zh).reduce((sum, one) => sum + one.points, 0),
    );
    expect(points).toEqual([10, 30, 30, 30]);
  });

  it('is 100 for the lowest price, all rules, 45 hours and everything else full', () => {
    expect(selection({}).score).toBe(100);
  });

  it('a price of 100,000 where the lowest is 80,000 has 8 of 10', () => {
    expect(selection({}, application(), application({ id: 'b', requested: 8_000_000 })).score).toBe(98);
  });

  it('one gap among the five rules is 0 of 5', () => {
    expect(selection({ structure: 4 }).score).toBe(95);
  });

  it('one training contract and one other are 15 of 20; five of any kind stop at the cap', () => {
    expect(selection({ experience: 2 + 1 }).score).toBe(95);
    expect(selection({ experience: 5 }).score).toBe(100);
  });

  it('net assets: above the opening capital 5, 80 to 100 % of it 2, below 80 % nothing, as printed', () => {
    const points = (ratio: number) => (selection({ finance: ratio }).score ?? 0) - 95;
    expect([1.5, 1.001, 1, 0.999, 0.8, 0.799, 0].map(points)).toEqual([5, 5, 2, 2, 2, 0, 0]);
    const finance = criteria.find((one) => one.id === 'finance');
    expect(finance && criterionRuleWords(finance).zh).toBe(
      '净资产/开办资金：x > 1 得 5 分；0.8 ≤ x ≤ 1 得 2 分；0 ≤ x < 0.8 得 0 分',
    );
  });

  it('42 hours have 4 of 10, 40 or fewer nothing', () => {
    const hours = (count: number) =>
      selection({}, application({ hours: count, facts: { hours: count } })).score;
    expect([42, 40, 12].map(hours)).toEqual([94, 90, 90]);
  });

  it('one person employed full time has 3 of 5, nobody 0', () => {
    expect(selection({ staff: 1 }).score).toBe(98);
    expect(selection({ staff: 0 }).score).toBe(95);
  });

  it('says of each line the indicator, the rule, the evidence and the points', () => {
    const { criteria: lines, total } = selection({ experience: 3 });
    const derivation = { criteria: lines, total } as never;
    const explained = explainRow(derivation, PROVIDER_SELECTION.review, 'named').criteria;
    expect(explained.find((one) => one.criterion === 'experience')).toMatchObject({
      title: { zh: '同类项目经验' },
      rule: { zh: '合同份数（社工培训合同每份计 2）：每 1 计 5 分，最多 20 分' },
      evidence: { zh: '第 1 席：3，得 15 分', en: 'seat 1: 3, 15 points' },
      points: 15,
      of: 20,
    });
    expect(explained.find((one) => one.criterion === 'hours')?.evidence.zh).toBe('承诺服务时数 45');
    const forAll = explainRow(derivation, PROVIDER_SELECTION.review, 'unnamed').criteria;
    expect(forAll.find((one) => one.criterion === 'experience')?.evidence.zh).toBe('评委打分 3，得 15 分');
  });
});

describe('stages: pre-review 15 %, papers 25 %, road show 60 % (Qingdao)', () => {
  const { review } = THREE_STAGES;
  const score = (written: { [id: string]: number | null }) =>
    scoreApplication(
      review.criteria,
      application(),
      [application()],
      marksOf(review.criteria, written),
      review,
    );

  it('80, 90 and 85 come to 85.5', () => {
    const { score: sum, total } = score({ 'pre-review': 80, papers: 90, 'road-show': 85 });
    expect(sum).toBe(0.15 * 80 + 0.25 * 90 + 0.6 * 85);
    const explained = explainRow({ criteria: [], total } as never, review, 'named');
    expect(explained.total?.zh).toBe(
      '基础分 85.5（初审 80 × 15% + 书面评审 90 × 25% + 路演 85 × 60%）；合计 85.5 分',
    );
  });

  it('a stage that did not apply leaves its weight to the others', () => {
    expect(score({ 'pre-review': null, papers: 90, 'road-show': 73 }).score).toBe(
      (0.25 * 90 + 0.6 * 73) / 0.85,
    );
  });
});

describe('bonuses without a ceiling (Zhongshan 博爱100, 2013)', () => {
  const { review } = BONUS_WITHOUT_CEILING;
  const score = (written: { [id: string]: number }, ceiling: number | null = null) =>
    scoreApplication(review.criteria, application(), [application()], marksOf(review.criteria, written), {
      ceiling,
    });

  it('92 points, 30 for funds raised and 15 for special merit are 137', () => {
    expect(score({ jury: 92, funds: 30, special: 15 }).score).toBe(137);
    expect(score({ jury: 92, funds: 30, special: 15 }).total).toMatchObject({
      base: 92,
      bonus: 45,
      ceiling: null,
    });
  });

  it('with a ceiling of 100 they are 100', () => {
    expect(score({ jury: 92, funds: 30, special: 15 }, 100).score).toBe(100);
  });

  it('the special bonus is one of 5, 10, 15 and 20', () => {
    const faults = checkMarks([{ criterion: 'special', points: 7, comment: '好' }], review.criteria);
    expect(faults.map((one) => one.zh)).toEqual(['应为 0、5、10、15、20 分之一']);
  });
});

describe('the past evaluation as points (Shenzhen, 2025-11-24)', () => {
  const score = (pastGrades: string[]) =>
    scoreApplication([PAST_EVALUATION], application({ pastGrades }), [], []).criteria[0]?.points;

  it('first grade is all 8 points, second to fifth half of them, none is none, and the best counts', () => {
    expect([['first'], ['third'], ['fifth', 'first'], ['sixth'], []].map(score)).toEqual([8, 4, 8, 0, 0]);
  });
});

describe('every rubric', () => {
  it.each(RUBRICS)(
    '$id: a better mark never lowers the score, and the order of the seats changes nothing',
    ({ review }) => {
      const judged = review.criteria.filter((one) => isJudged(one) && one.rule.kind !== 'levels');
      const share = fc.double({ min: 0, max: 1, noNaN: true });
      const seats = fc.array(fc.array(share, { minLength: judged.length, maxLength: judged.length }), {
        minLength: 1,
        maxLength: 5,
      });
      const scored = (all: readonly (readonly number[])[], turn = false) => {
        const marks = all.flatMap((given, seat) =>
          judged.map(
            ({ id, points }, n): SeatMark => ({
              ...{ seatId: `s/${seat}`, applicationId: 'a', criterion: id, points: (given[n] ?? 0) * points },
            }),
          ),
        );
        const own = application();
        return (
          scoreApplication(review.criteria, own, [own], turn ? marks.reverse() : marks, review).score ?? 0
        );
      };
      fc.assert(
        fc.property(seats, fc.nat(), fc.nat(), share, (all, seat, line, by) => {
          const [s, l] = [seat % all.length, line % judged.length];
          const better = all.map((given, n) =>
            given.map((old, m) => (n === s && m === l ? old + (1 - old) * by : old)),
          );
          expect(scored(all, true)).toBe(scored(all));
          expect(scored(better)).toBeGreaterThanOrEqual(scored(all) - 1e-9);
        }),
      );
    },
  );
});
