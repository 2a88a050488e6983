import { ranged, rows, type SheetTemplate, words } from './sheet-template';

const judged = ranged([0, '不符合', 'not so'], [6, '基本符合', 'mostly so'], [9, '符合', 'so']);

/**
 * Guangzhou: 一致性 协调性 整合性 of the service, 公平性 效果性 受益性 for those served. The city names the six; the
 * points are to be chosen.
 */
export const GUANGZHOU_BENEFIT: SheetTemplate = {
  id: 'guangzhou-benefit',
  title: words('广州救助服务绩效评估表', 'Guangzhou: the service and its benefit'),
  source: '广州市 创投帮扶机制 绩效评估 (domain-rules.md 0.1)',
  basis: 'chosen',
  round: {
    indicators: [
      ...rows(
        [
          ['服务过程', 'the service'],
          ['一致性', 'consistency'],
        ],
        'evaluators',
        [
          ['goals', ['服务与目标一致', 'service as agreed'], 10, judged],
          [
            'outputs',
            ['产出与计划一致', 'outputs as planned'],
            10,
            { kind: 'proportional', measure: 'output-completion' },
          ],
        ],
      ),
      ...rows(
        [
          ['服务过程', 'the service'],
          ['协调性', 'coordination'],
        ],
        'evaluators',
        [
          [
            'coordination',
            ['与街道、部门协调', 'coordination with street and departments'],
            10,
            judged,
            {
              judges: [
                { party: 'bureau', weight: 40 },
                { party: 'evaluators', weight: 60 },
              ],
            },
          ],
          [
            'punctuality',
            ['报告报送及时', 'reports on time'],
            5,
            { kind: 'all-or-none', measure: 'report-punctuality', atLeast: 1 },
          ],
        ],
      ),
      ...rows(
        [
          ['服务过程', 'the service'],
          ['整合性', 'integration'],
        ],
        'evaluators',
        [
          ['resources', ['资源整合', 'resources brought together'], 10, judged],
          [
            'volunteers',
            ['链接资源项数', 'resources linked'],
            5,
            { kind: 'count', each: 1, reads: words('新链接的资源项数', 'new resources linked') },
          ],
        ],
      ),
      ...rows(
        [
          ['受益情况', 'the benefit'],
          ['公平性', 'equity'],
        ],
        'evaluators',
        [
          ['equity', ['服务公平可及', 'fair and within reach'], 10, judged],
          [
            'visits',
            ['探访与回访频次', 'visits and return visits'],
            5,
            { kind: 'proportional', measure: 'visit-frequency' },
          ],
        ],
      ),
      ...rows(
        [
          ['受益情况', 'the benefit'],
          ['效果性', 'effect'],
        ],
        'evaluators',
        [
          ['effect', ['服务成效', 'effect of the service'], 10, judged],
          [
            'files',
            ['救助台账更新', 'assistance ledger up to date'],
            5,
            { kind: 'proportional', measure: 'file-timeliness' },
          ],
        ],
      ),
      ...rows(
        [
          ['受益情况', 'the benefit'],
          ['受益性', 'benefit'],
        ],
        'evaluators',
        [
          ['benefit', ['对象状况改善', 'change for those served'], 10, judged],
          [
            'satisfaction',
            ['服务对象满意度', 'satisfied recipients'],
            10,
            {
              kind: 'ratio-bands',
              measure: 'satisfaction',
              bands: [
                { from: 0, points: 0 },
                { from: 0.7, points: 6 },
                { from: 0.85, points: 10 },
              ],
            },
          ],
        ],
      ),
    ],
    vetoes: [
      {
        code: 'misappropriation',
        title: words('挪用项目资金', 'Misappropriation of project money'),
        rule: '沪民计发〔2012〕33号: 挪用项目资金的，总分为零',
      },
    ],
  },
};
