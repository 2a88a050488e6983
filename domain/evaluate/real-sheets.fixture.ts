import type { Indicator, ScoreRule } from './indicator';

// Real score sheets, entered from domain-rules.md section 8.

type Row = [dimension: string, title: string, points: number, rule?: ScoreRule];

const JUDGED: ScoreRule = { kind: 'judged' };

/** One judge, or the records, for all of an indicator. */
function sheet(rows: readonly Row[]): Indicator[] {
  return rows.map(([dimension, title, points, rule = JUDGED], index) => ({
    id: `i${index + 1}`,
    dimension: { zh: dimension, en: dimension },
    title: { zh: title, en: title },
    points,
    judges: [{ party: rule.kind === 'judged' ? 'evaluators' : 'records', weight: 100 }],
    rule,
  }));
}

/** 8.1: 项目支出绩效自评表, Guichi District, Tangxi Township, FY 2022. */
export const SHEET_8_1 = sheet([
  ['预算执行率', '预算执行率', 10, { kind: 'proportional', measure: 'budget-pace' }],
  ['产出', '数量', 8, { kind: 'proportional', measure: 'output-completion' }],
  ['产出', '质量：报告合格', 8],
  ['产出', '质量：支出合规', 8],
  ['产出', '时效', 8, { kind: 'all-or-none', measure: 'report-punctuality', atLeast: 1 }],
  ['产出', '成本：总额', 8],
  ['产出', '成本：单位成本', 10],
  ['效益', '社会效益', 10],
  ['效益', '生态效益', 10],
  ['效益', '可持续影响', 10],
  ['满意度', '公众满意度', 10, { kind: 'proportional', measure: 'satisfaction' }],
]);

/** 8.4: project-fund performance sheet of a national fund. */
export const SHEET_8_4 = sheet([
  ['前期工作', '申报书', 7],
  ['项目组织', '组织管理', 6],
  ['项目组织', '项目档案', 2],
  ['项目实施', '计划内容完成', 20, { kind: 'deduct-per-point', measure: 'output-completion', perPoint: 1 }],
  ['资金使用', '计划资金到位', 10, { kind: 'deduct-per-point', measure: 'budget-pace', perPoint: 1 }],
  ['资金使用', '实际支出与计划', 10],
  ['资金使用', '财务制度执行', 10],
  ['实施效果', '经济效益', 20],
  ['实施效果', '社会效益', 15],
]);

/** 8.5: quality of the evaluator, Jiading District, Shanghai, 2018, with the points that were given: 94. */
export const SHEET_8_5 = sheet([
  ['评价前', '专业能力', 15],
  ['评价前', '团队稳定', 15],
  ['评价中', '沟通与尽责', 20],
  ['评价后', '报告数据', 25],
  ['评价后', '结论与建议', 25],
]);
export const GIVEN_8_5 = [14, 15, 19, 23, 23];

/** Marks in the order of a sheet's indicators. */
export function marks(indicators: readonly Indicator[], points: readonly (number | null)[]) {
  return indicators.map((one, index) => ({ indicator: one.id, points: points[index] ?? null, comment: '' }));
}
