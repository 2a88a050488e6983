import type { Indicator, ScoreRule } from '../indicator';
import { JUDGED, rows, type SheetTemplate, words } from './sheet-template';

const BOTH: Indicator['judges'] = [
  { party: 'bureau', weight: 60 },
  { party: 'street', weight: 40 },
];

const outputs = (points: number): ScoreRule => ({
  kind: 'ratio-bands',
  measure: 'output-completion',
  bands: [
    { from: 0, points: 0 },
    { from: 0.6, points: points * 0.3 },
    { from: 0.8, points: points * 0.7 },
    { from: 1, points },
  ],
});

interface Weights {
  outputs: number;
  pace: number;
  administration: number;
  satisfaction: number;
}

/** The tree; mid-term and final differ in four weights. */
function tree({ outputs: most, pace, administration, satisfaction }: Weights): Indicator[] {
  return [
    ...rows(
      [
        ['行政监管', 'supervision'],
        ['报告与配合', 'reports and cooperation'],
      ],
      'bureau',
      [
        [
          'punctuality',
          ['报告报送及时', 'Reports on time'],
          5,
          { kind: 'proportional', measure: 'report-punctuality' },
        ],
        ['compliance', ['依规配合监管', 'Cooperates with supervision'], 8, JUDGED, { judges: BOTH }],
      ],
    ),
    ...rows(
      [
        ['行政监管', 'supervision'],
        ['合规', 'compliance'],
      ],
      'bureau',
      [['own-hands', ['不转包、资金标识规范', 'Not passed on, money labelled'], 7, JUDGED]],
    ),
    ...rows(
      [
        ['服务成效', 'effect of the service'],
        ['服务产出', 'outputs'],
      ],
      'evaluators',
      [
        ['outputs', ['服务产出完成', 'Outputs done'], most, outputs(most)],
        [
          'activities',
          ['活动开展频次', 'Frequency of activities'],
          6,
          { kind: 'proportional', measure: 'activity-frequency' },
        ],
      ],
    ),
    ...rows(
      [
        ['服务成效', 'effect of the service'],
        ['对象服务', 'service to households'],
      ],
      'evaluators',
      [
        [
          'files',
          ['需求档案更新及时', 'Need files up to date'],
          8,
          { kind: 'proportional', measure: 'file-timeliness' },
        ],
        [
          'visits',
          ['走访频次', 'Frequency of visits'],
          8,
          { kind: 'proportional', measure: 'visit-frequency' },
        ],
        [
          'quality',
          ['服务质量与专业性', 'Quality of the service'],
          8,
          JUDGED,
          {
            judges: [
              { party: 'street', weight: 40 },
              { party: 'evaluators', weight: 60 },
            ],
          },
        ],
      ],
    ),
    ...rows(
      [
        ['项目管理', 'project management'],
        ['财务', 'finance'],
      ],
      'evaluators',
      [
        [
          'pace',
          ['预算执行进度', 'Pace of the budget'],
          pace,
          { kind: 'deduct-per-point', measure: 'budget-pace', perPoint: 0.2 },
        ],
        ['finance', ['财务规范', 'Sound finance'], 8, JUDGED],
      ],
    ),
    ...rows(
      [
        ['项目管理', 'project management'],
        ['管理', 'administration'],
      ],
      'evaluators',
      [
        [
          'administration',
          ['项目管理与档案', 'Management and archive'],
          administration,
          JUDGED,
          {
            judges: [
              { party: 'bureau', weight: 40 },
              { party: 'evaluators', weight: 60 },
            ],
          },
        ],
      ],
    ),
    ...rows(
      [
        ['社会影响', 'influence'],
        ['满意度', 'satisfaction'],
      ],
      'evaluators',
      [
        [
          'satisfaction',
          ['服务对象满意度', 'Satisfied recipients'],
          satisfaction,
          { kind: 'proportional', measure: 'satisfaction' },
        ],
      ],
    ),
    ...rows(
      [
        ['社会影响', 'influence'],
        ['资源与影响', 'resources and influence'],
      ],
      'evaluators',
      [
        [
          'influence',
          ['资源链接与社会影响', 'Resources linked, influence'],
          5,
          JUDGED,
          {
            judges: [
              { party: 'street', weight: 50 },
              { party: 'evaluators', weight: 50 },
            ],
          },
        ],
      ],
    ),
  ];
}

const VETOES: SheetTemplate['round']['vetoes'] = [
  {
    code: 'misappropriation',
    title: words('挪用项目资金', 'Misappropriation of project money'),
    rule: '沪民计发〔2012〕33号: 挪用项目资金的，总分为零',
  },
  { code: 'transfer', title: words('转包', 'Passing the project on'), rule: '财政部令第102号第二十六条' },
  { code: 'false-data', title: words('弄虚作假', 'False data'), rule: '项目协议 真实性条款' },
];

const SOURCE =
  '合肥市 社会救助服务项目综合评估：行政监管、服务成效、项目管理、社会影响 (domain-rules.md 0.1, 4)';

/** Hefei's four dimensions at mid-term; the city names the dimensions and what the street looks at, not the points. */
export const HEFEI_MID_TERM: SheetTemplate = {
  id: 'hefei-mid-term',
  title: words('合肥四维度中期评估表', 'Hefei, four dimensions, mid-term'),
  source: SOURCE,
  basis: 'chosen',
  round: {
    indicators: tree({ outputs: 10, pace: 7, administration: 10, satisfaction: 10 }),
    vetoes: VETOES,
  },
};

/** The same at the end, with more weight on outputs and satisfaction. */
export const HEFEI_FINAL: SheetTemplate = {
  id: 'hefei-final',
  title: words('合肥四维度末期评估表', 'Hefei, four dimensions, final'),
  source: SOURCE,
  basis: 'chosen',
  round: {
    indicators: tree({ outputs: 12, pace: 5, administration: 8, satisfaction: 12 }),
    vetoes: VETOES,
  },
};
