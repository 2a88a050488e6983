import { levels, ranged, rows, type SheetTemplate, words } from './sheet-template';

const data = ranged([0, '差', 'poor'], [6, '一般', 'fair'], [16, '好', 'good']);

/** 8.5: quality of the evaluator, Jiading District, Shanghai, 2018: all rows, 30/20/50; the sheet gave 94. */
export const EVALUATOR_QUALITY: SheetTemplate = {
  id: 'evaluator-quality',
  title: words('第三方评价机构工作质量评分表', 'Quality of the evaluator'),
  source: '上海市嘉定区 2018 (domain-rules.md 8.5)',
  basis: 'whole',
  round: {
    indicators: [
      ...rows([['评价前', 'before']], 'bureau', [
        [
          'ability',
          ['团队专业能力', 'professional ability of the team'],
          15,
          ranged([0, '差', 'poor'], [5, '一般', 'fair'], [10, '强', 'strong']),
        ],
        [
          'stable',
          ['团队稳定', 'team stable'],
          15,
          levels([0, '不稳定', 'not stable'], [15, '稳定', 'stable']),
        ],
      ]),
      ...rows([['评价中', 'during']], 'bureau', [
        [
          'diligence',
          ['沟通与尽责', 'communication, diligence'],
          20,
          ranged([0, '差', 'poor'], [7, '一般', 'fair'], [13, '好', 'good']),
        ],
      ]),
      ...rows([['评价后', 'after']], 'bureau', [
        ['data', ['报告数据完整真实', 'report data full and true'], 25, data],
        ['advice', ['结论清晰、建议可行', 'clear conclusions, usable advice'], 25, data],
      ]),
    ],
    vetoes: [],
  },
};
