import type { ScoreRule } from '../indicator';
import { levels, rows, type SheetTemplate, words } from './sheet-template';

/** Both bid and plan matched: all; one of them: half; none: nothing. */
const match = levels([0, '均不相符', 'neither'], [1, '一项相符', 'one'], [2, '均相符', 'both']);

const band = (points: [number, number, number], measured: boolean): ScoreRule => ({
  kind: 'ratio-bands',
  ...(measured
    ? { measure: 'output-completion' as const }
    : { reads: words('实际/计划（0–1）', 'actual ÷ planned (0–1)') }),
  bands: [
    { from: 0, points: 0 },
    { from: 0.6, points: points[0] },
    { from: 0.8, points: points[1] },
    { from: 1, points: points[2] },
  ],
});

/** A factor from 0 to 1 that a judge gives: 高 1 ≥ X ≥ 0.8, 中 0.8 > X ≥ 0.6, 低 0.6 > X ≥ 0 (Shanghai 2012). */
const factor = (what: string, en: string): ScoreRule => ({
  kind: 'proportional',
  reads: words(
    `${what}：系数 0–1（高 0.8 起，中 0.6 起）`,
    `${en}: factor 0–1 (high from 0.8, middle from 0.6)`,
  ),
});

/**
 * 8.2 and section 4: the social-work sheet of six blocks (公益服务项目绩效评估导则, 公益招投标项目评估指标体系 绩效版).
 * 项目完成情况 weighs 25 % (printed), with the rows that the source shows and the rest of it as one line; the points
 * of the other five blocks are not in the source and are chosen: 15 each. A budget change without approval takes its
 * factor to 0, misappropriation the whole.
 */
export const SOCIAL_WORK_SIX_BLOCKS: SheetTemplate = {
  id: 'social-work-six-blocks',
  title: words('社区公益服务项目绩效评估表（六部分）', 'Social-work sheet of six blocks'),
  source: '沪民计发〔2012〕33号; 公益招投标项目评估指标体系(绩效版) (domain-rules.md 4, 8.2)',
  basis: 'part',
  round: {
    indicators: [
      ...rows(
        [
          ['项目完成情况', 'completion'],
          ['进展与计划一致性', 'progress as planned'],
        ],
        'evaluators',
        [
          ['content', ['服务内容与标书、计划一致', 'content matches bid and plan'], 2, match],
          ['people', ['服务人群与标书、计划一致', 'people match bid and plan'], 2, match],
          ['methods', ['服务专业性与标书、计划一致', 'methods match bid and plan'], 2, match],
          ['progress', ['项目进度与标书、计划一致', 'stage content and timeliness match'], 2, match],
        ],
      ),
      ...rows(
        [
          ['项目完成情况', 'completion'],
          ['服务产出', 'outputs'],
        ],
        'evaluators',
        [
          ['served', ['服务人数', 'people served'], 3, band([1, 2, 3], false)],
          ['times', ['服务量（人次）', 'times served'], 3, band([1, 2, 3], true)],
          ['output-rest', ['服务产出第三项（来源未公开）', 'third output row (not in the source)'], 2, match],
        ],
      ),
      ...rows(
        [
          ['项目完成情况', 'completion'],
          ['第三项（来源未公开）', 'third item (not in the source)'],
        ],
        'evaluators',
        [['completion-rest', ['第三项', 'third item'], 9, { kind: 'judged' }]],
      ),
      ...rows([['财务状况', 'finance']], 'evaluators', [
        [
          'budget-change',
          ['预算变更', 'budget change'],
          5,
          factor(
            '预算变更（5% 以内 0.8 起，10% 以内 0.6 起，未经批准为 0）',
            'budget change (up to 5 % from 0.8, up to 10 % from 0.6, without approval 0)',
          ),
        ],
        [
          'financial-management',
          ['财务管理', 'financial management'],
          10,
          factor('财务管理', 'financial management'),
        ],
      ]),
      ...rows([['组织能力', 'organisation']], 'evaluators', [
        ['organisation', ['组织能力', 'organisation'], 15, factor('组织能力', 'organisation')],
      ]),
      ...rows([['服务满意度', 'satisfaction']], 'evaluators', [
        [
          'satisfaction',
          ['服务满意度', 'satisfaction'],
          15,
          { kind: 'proportional', measure: 'satisfaction' },
        ],
      ]),
      ...rows([['人力资源', 'staff']], 'evaluators', [
        ['staff', ['人力资源', 'staff'], 15, factor('人力资源', 'staff')],
      ]),
      ...rows([['综合效能', 'overall effect']], 'evaluators', [
        ['effect', ['综合效能', 'overall effect'], 15, factor('综合效能', 'overall effect')],
      ]),
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
