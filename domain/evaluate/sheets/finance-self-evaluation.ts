import { levels, rows, type SheetTemplate, words } from './sheet-template';

const reached = (points: number) => levels([0, '未达到', 'not reached'], [points, '达到', 'reached']);

/** 8.1: 项目支出绩效自评表, Guichi District, Tangxi Township (池州市贵池区棠溪镇), FY 2022: 10/50/30/10, all rows. */
export const FINANCE_SELF_EVALUATION: SheetTemplate = {
  id: 'finance-self-evaluation',
  title: words('项目支出绩效自评表', 'Self-evaluation of project spending'),
  source: '财预〔2020〕10号; 池州市贵池区棠溪镇 2022年度 委托业务项目 (domain-rules.md 8.1)',
  basis: 'whole',
  round: {
    indicators: [
      ...rows([['预算执行率', 'budget execution']], 'bureau', [
        [
          'budget',
          ['全年执行数/全年预算数', 'spent of the year’s budget'],
          10,
          { kind: 'proportional', measure: 'budget-pace' },
        ],
      ]),
      ...rows(
        [
          ['产出指标', 'outputs'],
          ['数量指标', 'quantity'],
        ],
        'bureau',
        [['tasks', ['完成任务数', 'tasks done'], 8, { kind: 'proportional', measure: 'output-completion' }]],
      ),
      ...rows(
        [
          ['产出指标', 'outputs'],
          ['质量指标', 'quality'],
        ],
        'bureau',
        [
          [
            'reports',
            ['报告合格率', 'reports qualified'],
            8,
            { kind: 'proportional', reads: words('报告合格率（0–1）', 'share of reports qualified (0–1)') },
          ],
          ['compliant', ['支出合规', 'spending compliant'], 8, reached(8)],
        ],
      ),
      ...rows(
        [
          ['产出指标', 'outputs'],
          ['时效指标', 'timeliness'],
        ],
        'bureau',
        [
          [
            'on-time',
            ['按时出具报告', 'reports on time'],
            8,
            { kind: 'all-or-none', measure: 'report-punctuality', atLeast: 1 },
          ],
        ],
      ),
      ...rows(
        [
          ['产出指标', 'outputs'],
          ['成本指标', 'cost'],
        ],
        'bureau',
        [
          ['cost', ['总成本控制', 'total cost within the limit'], 8, reached(8)],
          ['unit-cost', ['单位成本符合规定', 'unit costs follow the rules'], 10, reached(10)],
        ],
      ),
      ...rows(
        [
          ['效益指标', 'benefit'],
          ['社会效益指标', 'social'],
        ],
        'bureau',
        [['social', ['促进市场公平', 'effect on a fair market'], 10, reached(10)]],
      ),
      ...rows(
        [
          ['效益指标', 'benefit'],
          ['生态效益指标', 'ecological'],
        ],
        'bureau',
        [['ecological', ['促进成本控制', 'effect on cost control'], 10, reached(10)]],
      ),
      ...rows(
        [
          ['效益指标', 'benefit'],
          ['可持续影响指标', 'lasting'],
        ],
        'bureau',
        [['lasting', ['促进制度完善', 'lasting effect on rules'], 10, reached(10)]],
      ),
      ...rows(
        [
          ['满意度指标', 'satisfaction'],
          ['服务对象满意度', 'of those served'],
        ],
        'bureau',
        [
          [
            'satisfaction',
            ['社会公众满意度', 'public satisfaction'],
            10,
            { kind: 'proportional', measure: 'satisfaction' },
          ],
        ],
      ),
    ],
    vetoes: [],
  },
};
