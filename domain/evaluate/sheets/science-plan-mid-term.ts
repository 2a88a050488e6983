import type { ScoreRule } from '../indicator';
import { JUDGED, rows, type SheetTemplate, words } from './sheet-template';

/**
 * Points of a row by the share of the whole-project target that is done: 50 / 30-49 / 20-29 / 0-19 of 50 points. Where
 * the sheet prints a range they rise evenly through it, so that whoever reads the same share gives the same points.
 */
function banded(points: number): ScoreRule {
  return {
    kind: 'sliding-bands',
    reads: words('已完成总目标的比例（0–1）', 'share of the whole-project target that is done (0–1)'),
    bands: [
      { from: 0, points: 0 },
      { from: 0.1, points: points * 0.4 },
      { from: 0.3, points: points * 0.6 },
      { from: 0.5, points },
    ],
  };
}

/**
 * 8.6: mid-term of a science plan. Veto first; block 1 (60 %) with all rows, banded by the share of the whole-project
 * target that is done at mid-term; the rows of block 2 (40 %) are not visible in the source and stand as one line.
 * The ranges are printed for the row of 50 points, the others follow in proportion.
 */
export const SCIENCE_PLAN_MID_TERM: SheetTemplate = {
  id: 'science-plan-mid-term',
  title: words('科技计划中期评估表', 'Mid-term sheet of a science plan'),
  source: '1wenmi doc/575040 (domain-rules.md 8.6)',
  basis: 'part',
  round: {
    stages: [
      { id: 'tasks', title: words('阶段任务完成', 'Tasks of the stage'), weight: 60 },
      { id: 'rest', title: words('第二部分', 'Second block'), weight: 40 },
    ],
    indicators: [
      ...rows(
        [['阶段任务完成', 'tasks of the stage']],
        'evaluators',
        (
          [
            ['main', ['主要目标', 'main target'], 50],
            ['ip', ['知识产权', 'intellectual property'], 10],
            ['standards', ['技术标准', 'standards'], 5],
            ['papers', ['论文论著', 'papers'], 10],
            ['demonstration', ['示范应用', 'demonstration'], 5],
            ['talent', ['人才培养', 'talent'], 5],
            ['benefit', ['经济社会效益', 'economic and social benefit'], 15],
          ] as const
        ).map(([id, title, points]) => [id, title, points, banded(points), { stage: 'tasks' }]),
      ),
      ...rows([['第二部分', 'second block']], 'evaluators', [
        [
          'rest',
          ['第二部分（来源未公开明细）', 'second block (rows not in the source)'],
          100,
          JUDGED,
          { stage: 'rest' },
        ],
      ]),
    ],
    vetoes: [
      {
        code: 'fraud',
        title: words('弄虚作假', 'Fraud'),
        rule: '中期评估表 一票否决项 (domain-rules.md 8.6)',
      },
    ],
  },
};
