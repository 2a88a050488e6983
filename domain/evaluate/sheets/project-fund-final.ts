import { levels, ranged, rows, type SheetTemplate, words } from './sheet-template';

/** 8.4: project-fund performance sheet of a national fund rule, annex: all rows, 7/8/20/30/35. */
export const PROJECT_FUND_FINAL: SheetTemplate = {
  id: 'project-fund-final',
  title: words('项目资金绩效评价表', 'Project-fund performance sheet'),
  source: 'fsou chl/1670/167082 附件 (domain-rules.md 8.4)',
  basis: 'whole',
  round: {
    indicators: [
      ...rows([['项目前期工作', 'preparation']], 'evaluators', [
        [
          'application',
          ['申报书（可行性研究报告）符合要求', 'application or feasibility report conforms'],
          7,
          ranged([0, '酌情扣分', 'less, as judged'], [7, '符合', 'conforms']),
        ],
      ]),
      ...rows([['项目组织', 'organisation']], 'evaluators', [
        [
          'management',
          ['组织管理到位', 'organisation and management in place'],
          6,
          ranged([0, '酌情扣分', 'less, as judged'], [6, '到位', 'in place']),
        ],
        [
          'archive',
          ['项目档案完整', 'project archive complete'],
          2,
          levels([0, '不完整', 'not complete'], [2, '完整', 'complete']),
        ],
      ]),
      ...rows([['项目实施', 'carrying out']], 'evaluators', [
        [
          'content',
          ['计划内容完成率', 'planned content completed'],
          20,
          { kind: 'deduct-per-point', measure: 'output-completion', perPoint: 1 },
        ],
      ]),
      ...rows([['资金使用', 'use of money']], 'evaluators', [
        [
          'in-place',
          ['计划资金到位率', 'planned money in place'],
          10,
          {
            kind: 'deduct-per-point',
            perPoint: 1,
            reads: words('资金到位率（0–1）', 'share of the planned money in place (0–1)'),
          },
        ],
        [
          'spending',
          ['实际支出与批复计划', 'spending against the approved plan'],
          10,
          levels([0, '变化大', 'large change'], [6, '基本相符', 'mostly'], [10, '相符', 'matches']),
        ],
        [
          'rules',
          ['财务制度执行', 'financial rules followed'],
          10,
          levels([0, '未执行', 'not'], [6, '基本执行', 'mostly'], [10, '健全并执行', 'sound']),
        ],
      ]),
      ...rows([['实施效果', 'effect']], 'evaluators', [
        ['economic', ['经济效益', 'economic benefit'], 20, ranged()],
        ['social', ['社会效益', 'social benefit'], 15, ranged()],
      ]),
    ],
    vetoes: [],
  },
};
