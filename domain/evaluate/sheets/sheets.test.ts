import { checkScoreSheet } from '../check-score-sheet';
import { composite } from '../composite';
import { dimensionTree } from '../dimension-tree';
import type { ScoreSheet } from '../evaluation-record';
import { verdictOf } from '../grade';
import type { Veto } from '../indicator';
import { judgedBy, SCORING_PARTIES } from '../judged-by';
import type { JudgingParty } from '../judging-party';
import { readMark } from '../read-mark';
import { isRead, scoreIndicator } from '../score-indicator';
import { SHEETS } from '.';
import { EVALUATOR_QUALITY } from './evaluator-quality';
import { FINANCE_SELF_EVALUATION } from './finance-self-evaluation';
import { GUANGZHOU_BENEFIT } from './guangzhou-benefit';
import { HEFEI_FINAL, HEFEI_MID_TERM } from './hefei-four-dimensions';
import { PROJECT_FUND_FINAL } from './project-fund-final';
import { SCIENCE_PLAN_MID_TERM } from './science-plan-mid-term';
import type { SheetTemplate } from './sheet-template';
import { SOCIAL_WORK_SIX_BLOCKS } from './social-work-six-blocks';

const BANDS = [
  { grade: 'fail', title: { zh: '差', en: 'fail' }, from: 0 },
  { grade: 'pass', title: { zh: '中', en: 'pass' }, from: 60 },
  { grade: 'good', title: { zh: '良', en: 'good' }, from: 80 },
  { grade: 'excellent', title: { zh: '优', en: 'excellent' }, from: 90 },
];

/** Every measure as agreed. */
const AS_AGREED = {
  'output-completion': 1,
  'file-timeliness': 1,
  'visit-frequency': 1,
  'activity-frequency': 1,
  'budget-pace': 1,
  'budget-shift': 1,
  'report-punctuality': 1,
  satisfaction: 1,
};

/** What a judge writes: points, or the reading of a rule that makes points of one. */
type Written = { [indicator: string]: number };

/** The sheets of all parties as the system keeps them; what is not written is full. */
function sheetsOf({ round }: SheetTemplate, written: Written = {}) {
  return SCORING_PARTIES.map((party) => ({
    party: party as JudgingParty,
    marks: judgedBy(round.indicators, party).map((one): ScoreSheet['marks'][number] => {
      const read = isRead(one.rule);
      const value = written[one.id] ?? (read ? 1_000 : one.points);
      const mark = readMark(
        round.indicators,
        party,
        {},
        {
          indicator: one.id,
          ...(read ? { reading: value } : { points: value }),
          comment: '',
        },
      );
      return { ...mark, points: mark.points ?? null };
    }),
  }));
}

function scoreOf(sheet: SheetTemplate, written: Written = {}, measures: Partial<typeof AS_AGREED> = {}) {
  const sheets = sheetsOf(sheet, written);
  for (const one of sheets)
    expect(checkScoreSheet(sheet.round.indicators, [], { ...one, vetoes: [] })).toEqual([]);
  return composite({ ...sheet.round, sheets, measures: { ...AS_AGREED, ...measures } }).score;
}

/** What a sheet comes to with what its evaluators found and claim, each with its evidence. */
function outcomeOf(sheet: SheetTemplate, claimed: readonly Veto['code'][], written: Written = {}) {
  const claims = claimed.map((code) => ({ code, evidence: '凭证 12' }));
  const sheets = sheetsOf(sheet, written).map((one) => ({
    ...one,
    vetoes: one.party === 'evaluators' ? claims : [],
  }));
  for (const one of sheets)
    expect(checkScoreSheet(sheet.round.indicators, sheet.round.vetoes, one)).toEqual([]);
  const { score } = composite({ ...sheet.round, sheets, measures: AS_AGREED });
  const standing = sheets.flatMap(({ vetoes }) => vetoes.map(({ code }) => code));
  return verdictOf(score, standing, BANDS, 60);
}

/** Which of the printed ranges a number of points falls into. */
function rangeOf(sheet: SheetTemplate, indicator: string, points: number) {
  const rule = sheet.round.indicators.find((one) => one.id === indicator)?.rule;
  const anchors = rule?.kind === 'judged' ? (rule.anchors ?? []) : [];
  return anchors.findLast(({ from }) => from <= points)?.words.zh;
}

/** Points of the first-level dimensions, as a sheet prints them. */
const blocks = ({ round }: SheetTemplate) =>
  dimensionTree(round.indicators)
    .filter((one) => one.depth === 0)
    .map(({ title, points }) => [title.zh, points]);

describe.each(SHEETS.map((one) => [one.id, one] as const))('the sheet %s', (_, sheet) => {
  it('is worth exactly 100 when everything is as it should be', () => {
    expect(scoreOf(sheet)).toBe(100);
  });

  it('names its source, and every indicator once', () => {
    const ids = sheet.round.indicators.map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(sheet.source).not.toBe('');
  });
});

describe('8.1, 项目支出绩效自评表 of Tangxi Township, FY 2022', () => {
  it('has the printed blocks 10, 50, 30 and 10, with the second level of the national layout', () => {
    expect(blocks(FINANCE_SELF_EVALUATION)).toEqual([
      ['预算执行率', 10],
      ['产出指标', 50],
      ['效益指标', 30],
      ['满意度指标', 10],
    ]);
    const second = dimensionTree(FINANCE_SELF_EVALUATION.round.indicators).filter((one) => one.depth === 1);
    expect(second.map(({ title, points }) => [title.zh, points])).toEqual([
      ['数量指标', 8],
      ['质量指标', 16],
      ['时效指标', 8],
      ['成本指标', 18],
      ['社会效益指标', 10],
      ['生态效益指标', 10],
      ['可持续影响指标', 10],
      ['服务对象满意度', 10],
    ]);
  });

  it('50 of 50 tasks, all reports qualified and on time, RMB 900,000 of 900,000 spent: 100', () => {
    expect(scoreOf(FINANCE_SELF_EVALUATION, { reports: 1 })).toBe(100);
  });

  it('95 % spent costs half a point, one late report all 8 of timeliness, 90 % qualified reports 0.8', () => {
    expect(scoreOf(FINANCE_SELF_EVALUATION, {}, { 'budget-pace': 0.95, 'report-punctuality': 0.5 })).toBe(
      91.5,
    );
    expect(scoreOf(FINANCE_SELF_EVALUATION, { reports: 0.9 })).toBe(99.2);
  });

  it('what is not reached brings nothing: half the points for unit costs may not be given', () => {
    const sheet = {
      party: 'bureau' as const,
      marks: [{ indicator: 'unit-cost', points: 5, comment: '' }],
      vetoes: [],
    };
    const faults = checkScoreSheet(FINANCE_SELF_EVALUATION.round.indicators, [], sheet);
    expect(faults.find((one) => one.field === 'marks.unit-cost')?.zh).toBe('应为 0、10 分之一');
  });
});

describe('8.2, 公益招投标项目评估指标体系(绩效版), with the six blocks of the Shanghai guide', () => {
  it('项目完成情况 weighs the printed 25, of which 8 are progress as planned and 8 outputs', () => {
    expect(blocks(SOCIAL_WORK_SIX_BLOCKS)[0]).toEqual(['项目完成情况', 25]);
    expect(blocks(SOCIAL_WORK_SIX_BLOCKS)).toHaveLength(6);
    const tree = dimensionTree(SOCIAL_WORK_SIX_BLOCKS.round.indicators);
    expect(tree.filter((one) => one.depth === 1).map((one) => one.points)).toEqual([8, 8, 9]);
  });

  it('people served: 100 % is 3, 99.9 % is 2, 80 % is 2, 60 % is 1, below 60 % nothing', () => {
    const lost = [1, 0.999, 0.8, 0.6, 0.599].map(
      (served) => 100 - (scoreOf(SOCIAL_WORK_SIX_BLOCKS, { served }) ?? 0),
    );
    expect(lost).toEqual([0, 1, 1, 2, 3]);
  });

  it('content that matches the bid but not the plan has 1 of 2', () => {
    expect(scoreOf(SOCIAL_WORK_SIX_BLOCKS, { content: 1 })).toBe(99);
  });

  it('financial management of factor 0.8 has 8 of 10, an unapproved budget change nothing of 5', () => {
    expect(scoreOf(SOCIAL_WORK_SIX_BLOCKS, { 'financial-management': 0.8 })).toBe(98);
    expect(scoreOf(SOCIAL_WORK_SIX_BLOCKS, { 'budget-change': 0 })).toBe(95);
  });

  it('misappropriation on a sheet takes its 100 points to 0; without it they are 100', () => {
    const outcome = (claims: Veto['code'][]) => outcomeOf(SOCIAL_WORK_SIX_BLOCKS, claims);
    expect(outcome([])).toEqual({ score: 100, grade: 'excellent', passed: true, vetoed: false });
    expect(outcome(['misappropriation'])).toEqual({ score: 0, grade: 'fail', passed: false, vetoed: true });
  });

  it('knows no other veto than the printed one', () => {
    const { indicators, vetoes } = SOCIAL_WORK_SIX_BLOCKS.round;
    const sheet = { ...sheetsOf(SOCIAL_WORK_SIX_BLOCKS)[2]!, vetoes: [{ code: 'fraud', evidence: 'x' }] };
    expect(checkScoreSheet(indicators, vetoes, sheet).map(({ field }) => field)).toEqual(['vetoes.0']);
  });
});

describe('8.4, project-fund performance sheet', () => {
  it('has the printed blocks 7, 8, 20, 30 and 35', () => {
    expect(blocks(PROJECT_FUND_FINAL).map(([, points]) => points)).toEqual([7, 8, 20, 30, 35]);
  });

  it('93 % of the content costs 7 points, 95 % of the money in place 5', () => {
    expect(scoreOf(PROJECT_FUND_FINAL, { 'in-place': 0.95 }, { 'output-completion': 0.93 })).toBe(88);
  });

  it('spending that mostly matches has 6, a large change 0; an incomplete archive 0', () => {
    expect(scoreOf(PROJECT_FUND_FINAL, { spending: 6 })).toBe(96);
    expect(scoreOf(PROJECT_FUND_FINAL, { spending: 0, archive: 0 })).toBe(88);
  });
});

describe('8.5, quality of the evaluator, Jiading District, 2018', () => {
  it('has the printed blocks 30, 20 and 50', () => {
    expect(blocks(EVALUATOR_QUALITY).map(([, points]) => points)).toEqual([30, 20, 50]);
  });

  it('14, 15, 19, 23 and 23 points are the 94 of 100 that it printed', () => {
    const given = { ability: 14, stable: 15, diligence: 19, data: 23, advice: 23 };
    expect(scoreOf(EVALUATOR_QUALITY, given)).toBe(94);
  });

  it('a stable team has 15, any other nothing: 14 may not be given', () => {
    expect(scoreOf(EVALUATOR_QUALITY, { stable: 0 })).toBe(85);
    const { indicators } = EVALUATOR_QUALITY.round;
    const marks = [{ indicator: 'stable', points: 14, comment: '' }];
    const faults = checkScoreSheet(indicators, [], { party: 'bureau', marks, vetoes: [] });
    expect(faults.find((one) => one.field === 'marks.stable')?.zh).toBe('应为 0、15 分之一');
  });

  it('tells a judge the printed ranges: ability 10-15, 5-10, 0-5; diligence 13-20, 7-12, 0-6; report 16-25, 6-15, 0-5', () => {
    const ranges = (indicator: string, ...points: number[]) =>
      points.map((one) => rangeOf(EVALUATOR_QUALITY, indicator, one));
    expect(ranges('ability', 15, 10, 9.9, 5, 4.9, 0)).toEqual(['强', '强', '一般', '一般', '差', '差']);
    expect(ranges('diligence', 20, 13, 12, 7, 6, 0)).toEqual(['好', '好', '一般', '一般', '差', '差']);
    for (const report of ['data', 'advice'])
      expect(ranges(report, 25, 16, 15, 6, 5, 0)).toEqual(['好', '好', '一般', '一般', '差', '差']);
  });

  it('takes no point outside of an item', () => {
    const { indicators } = EVALUATOR_QUALITY.round;
    const [bureau] = sheetsOf(EVALUATOR_QUALITY, { data: 26 });
    const faults = checkScoreSheet(indicators, [], { ...bureau!, vetoes: [] });
    expect(faults.map(({ field, zh }) => [field, zh])).toEqual([['marks.data', '应为 0 至 25 分']]);
  });
});

describe('8.6, mid-term of a science plan', () => {
  const { indicators } = SCIENCE_PLAN_MID_TERM.round;
  const tasks = indicators.filter((one) => one.stage === 'tasks');
  const earned = (row: string, share: number) => {
    const { rule, points } = tasks.find((one) => one.id === row)!;
    return isRead(rule) ? scoreIndicator(rule, points, share) : null;
  };
  const allAt = (share: number) => Object.fromEntries(tasks.map(({ id }) => [id, share]));

  it('block 1 has the printed 50, 10, 5, 10, 5, 5 and 15 points and counts 60 %', () => {
    expect(tasks.map((one) => one.points)).toEqual([50, 10, 5, 10, 5, 5, 15]);
    expect(scoreOf(SCIENCE_PLAN_MID_TERM, { ...allAt(0.5), rest: 0 })).toBe(60);
  });

  it('half of the whole-project target at mid-term is full; the main target has 50, 30-49, 20-29 and 0-19', () => {
    const main = (share: number) => earned('main', share)!;
    expect([0.5, 0.8, 1, 1.2].map(main)).toEqual([50, 50, 50, 50]);
    expect([0.3, 0.4, 0.499].map(main)).toEqual([30, 40, 49.9]);
    expect([0.1, 0.2, 0.299].map(main)).toEqual([20, 25, 29.95]);
    expect([0, 0.05, 0.0999].map(main)).toEqual([0, 10, 19.98]);
  });

  it('every other row has the same bands in proportion', () => {
    for (const { id, points } of tasks)
      expect([0.5, 0.3, 0.1, 0].map((share) => earned(id, share))).toEqual([
        points,
        points * 0.6,
        points * 0.4,
        0,
      ]);
  });

  it('with 30 % of everything done block 1 has 60 of 100, which count 36; with 10 % it has 40', () => {
    expect(scoreOf(SCIENCE_PLAN_MID_TERM, { ...allAt(0.3), rest: 0 })).toBe(36);
    expect(scoreOf(SCIENCE_PLAN_MID_TERM, { ...allAt(0.1), rest: 0 })).toBe(24);
  });

  it('a main target of 49 %, below half of the whole target, costs 0.6 of the whole', () => {
    expect(scoreOf(SCIENCE_PLAN_MID_TERM, { ...allAt(0.5), main: 0.49 })).toBe(99.4);
  });

  it('弄虚作假 comes first: whatever the tasks bring, the whole is 0', () => {
    expect(outcomeOf(SCIENCE_PLAN_MID_TERM, [], { rest: 50 }).score).toBe(80);
    expect(outcomeOf(SCIENCE_PLAN_MID_TERM, ['fraud'], { rest: 50 })).toEqual({
      ...{ score: 0, grade: 'fail', passed: false, vetoed: true },
    });
  });
});

describe('the trees of two cities', () => {
  it.each([HEFEI_MID_TERM, HEFEI_FINAL])('$id has 行政监管, 服务成效, 项目管理 and 社会影响', (sheet) => {
    expect(blocks(sheet).map(([title]) => title)).toEqual(['行政监管', '服务成效', '项目管理', '社会影响']);
  });

  it('Guangzhou has 一致性 协调性 整合性 below the service, 公平性 效果性 受益性 below the benefit', () => {
    const tree = dimensionTree(GUANGZHOU_BENEFIT.round.indicators).map(({ title, depth }) => [
      depth,
      title.zh,
    ]);
    expect(tree).toEqual([
      [0, '服务过程'],
      [1, '一致性'],
      [1, '协调性'],
      [1, '整合性'],
      [0, '受益情况'],
      [1, '公平性'],
      [1, '效果性'],
      [1, '受益性'],
    ]);
  });

  it('Guangzhou counts resources: 3 new ones are 3 points, 9 are the cap of 5', () => {
    expect(scoreOf(GUANGZHOU_BENEFIT, { volunteers: 3 })).toBe(98);
    expect(scoreOf(GUANGZHOU_BENEFIT, { volunteers: 9 })).toBe(100);
  });

  it('Hefei: 93 % of the budget’s pace costs 1.4 points at 0.2 a point', () => {
    expect(scoreOf(HEFEI_FINAL, {}, { 'budget-pace': 0.93 })).toBe(98.6);
  });
});
