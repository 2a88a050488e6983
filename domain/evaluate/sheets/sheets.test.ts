import { checkScoreSheet } from '../check-score-sheet';
import { composite } from '../composite';
import { dimensionTree } from '../dimension-tree';
import type { ScoreSheet } from '../evaluation-record';
import { verdictOf } from '../grade';
import { judgedBy, SCORING_PARTIES } from '../judged-by';
import type { JudgingParty } from '../judging-party';
import { readMark } from '../read-mark';
import { isRead } from '../score-indicator';
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

  it('misappropriation takes 100 points to 0', () => {
    const { code } = SOCIAL_WORK_SIX_BLOCKS.round.vetoes[0]!;
    expect(verdictOf(scoreOf(SOCIAL_WORK_SIX_BLOCKS), [code], BANDS, 60)).toMatchObject({
      score: 0,
      grade: 'fail',
    });
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
});

describe('8.6, mid-term of a science plan', () => {
  const MOST = { main: 50, ip: 10, standards: 5, papers: 10, demonstration: 5, talent: 5, benefit: 15 };

  it('block 1 has 100 points and counts 60 %', () => {
    const tasks = SCIENCE_PLAN_MID_TERM.round.indicators.filter((one) => one.stage === 'tasks');
    expect(tasks.reduce((sum, one) => sum + one.points, 0)).toBe(100);
    expect(scoreOf(SCIENCE_PLAN_MID_TERM, { ...MOST, rest: 0 })).toBe(60);
  });

  it('49 of 50 for the main target, below half of the whole target, costs 0.6 of the whole', () => {
    expect(scoreOf(SCIENCE_PLAN_MID_TERM, { ...MOST, main: 49 })).toBe(99.4);
  });

  it('the ranges of the main target are the printed 0-19, 20-29, 30-49 and 50', () => {
    const { rule } = SCIENCE_PLAN_MID_TERM.round.indicators[0]!;
    expect(rule.kind === 'judged' && rule.anchors?.map((one) => one.from)).toEqual([0, 20, 30, 50]);
  });

  it('弄虚作假 comes first: whatever the tasks bring, the whole is 0', () => {
    expect(verdictOf(scoreOf(SCIENCE_PLAN_MID_TERM), ['fraud'], BANDS, 60).score).toBe(0);
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
