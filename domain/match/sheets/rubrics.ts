import type { ReviewTerms } from '../../publish/rulebook';
import type { Words } from '../../record/words';
import type { Criterion, CriterionRule } from '../criterion';

/** A review rubric as data, to be taken over into a rulebook. */
export interface RubricTemplate {
  id: string;
  title: Words;
  /** Issuer and place, with the section of domain-rules.md that it was read in. */
  source: string;
  /** `whole`: every printed row; `part`: rows that the source does not show stand as one line. */
  basis: 'whole' | 'part';
  review: Pick<ReviewTerms, 'criteria' | 'stages' | 'ceiling'>;
}

const words = (zh: string, en: string): Words => ({ zh, en });

type Row = [
  id: string,
  zh: string,
  en: string,
  points: number,
  rule: CriterionRule,
  more?: Partial<Criterion>,
];

function block(dimension: Words, list: readonly Row[]): Criterion[] {
  return list.map(([id, zh, en, points, rule, more = {}]) => ({
    ...{ id, dimension, title: words(zh, en), points, rule },
    ...more,
  }));
}

/**
 * 8.3: 社会工作督导人才培训项目遴选评审标准评分表. Of the staff block 5 of 30 points are visible: the other 25 stand as
 * one line. A training contract counts twice, as it brings 10 points where another brings 5.
 */
export const PROVIDER_SELECTION: RubricTemplate = {
  id: 'provider-selection',
  title: words('社会工作督导人才培训项目遴选评分表', 'Selection of a provider of supervisor training'),
  source: '1wenmi doc/642871 (domain-rules.md 8.3)',
  basis: 'part',
  review: {
    criteria: [
      ...block(words('报价', 'price'), [['price', '报价', 'price', 10, { kind: 'lowest-price' }]]),
      ...block(words('机构资质', 'organisation'), [
        [
          ...(['structure', '组织架构与制度齐全', 'structure and rules complete', 5] as const),
          {
            kind: 'all-or-none',
            atLeast: 5,
            reads: words('具备的制度项数（共 5 项）', 'of the five rules there are'),
          },
        ],
        [
          ...(['experience', '同类项目经验', 'similar experience', 20] as const),
          {
            kind: 'count',
            each: 5,
            reads: words(
              '合同份数（社工培训合同每份计 2）',
              'contracts (a social-work training contract counts 2)',
            ),
          },
        ],
        [
          ...(['finance', '净资产与开办资金之比', 'net assets against opening capital', 5] as const),
          {
            kind: 'ratio-bands',
            reads: words('净资产/开办资金', 'net assets ÷ opening capital'),
            bands: [
              { from: 0, points: 0 },
              { from: 0.8, points: 2 },
              { from: 1, points: 5, above: true },
            ],
          },
        ],
      ]),
      ...block(words('项目方案', 'plan'), [
        [
          ...(['design', '方案设计合理、清晰、可行', 'design sound, clear, workable', 20] as const),
          {
            kind: 'expert',
            anchors: [
              { from: 1, words: words('差', 'poor') },
              { from: 6, words: words('一般', 'fair') },
              { from: 11, words: words('较好', 'good') },
              { from: 16, words: words('好', 'very good') },
            ],
          },
        ],
        [
          ...(['hours', '培训时数', 'hours', 10] as const),
          { kind: 'count', fact: 'hours', each: 2, above: 40 },
        ],
      ]),
      ...block(words('执行团队', 'team'), [
        [
          ...([
            'staff',
            '专职人员（近 6 个月社保）',
            'full-time staff (6 months’ social security)',
            5,
          ] as const),
          {
            kind: 'ratio-bands',
            reads: words('专职人数', 'full-time staff'),
            bands: [
              { from: 0, points: 0 },
              { from: 1, points: 3 },
              { from: 2, points: 5 },
            ],
          },
        ],
        [
          ...([
            'team-rest',
            '团队其他各项（来源未公开明细）',
            'rest of the team block (rows not in the source)',
            25,
          ] as const),
          { kind: 'expert' },
        ],
      ]),
    ],
  },
};

/** Qingdao: pre-review 15 %, papers 25 %, road show 60 % (domain-rules.md 3.2, 8.3). */
export const THREE_STAGES: RubricTemplate = {
  id: 'three-stages',
  title: words('预审、书面评审与路演', 'Pre-review, papers and road show'),
  source: '青岛市首届新时代文明实践志愿服务项目创益大赛 (domain-rules.md 8.3)',
  basis: 'whole',
  review: {
    stages: [
      { id: 'pre-review', title: words('初审', 'Pre-review'), weight: 15 },
      { id: 'papers', title: words('书面评审', 'Papers'), weight: 25 },
      { id: 'road-show', title: words('路演', 'Road show'), weight: 60 },
    ],
    criteria: (
      [
        ['pre-review', '初审得分', 'pre-review'],
        ['papers', '书面评审得分', 'papers'],
        ['road-show', '路演得分', 'road show'],
      ] as const
    ).map(([stage, zh, en]) => ({
      id: stage,
      title: words(zh, en),
      points: 100,
      stage,
      rule: { kind: 'expert' },
    })),
  },
};

/**
 * Zhongshan 博爱100, 2013: panel and public jury 100, fund-raising bonus up to 50, special bonus 5 to 20, no ceiling
 * (domain-rules.md 3.2).
 */
export const BONUS_WITHOUT_CEILING: RubricTemplate = {
  id: 'bonus-without-ceiling',
  title: words('评分与筹款、专项加分', 'Score with bonuses for funds raised and special merit'),
  source: '中山市 博爱100 2013 (domain-rules.md 3.2)',
  basis: 'whole',
  review: {
    ceiling: null,
    criteria: [
      {
        id: 'jury',
        title: words('专家与公众评审', 'panel and public jury'),
        points: 100,
        rule: { kind: 'expert' },
      },
      {
        ...{ id: 'funds', title: words('筹款加分', 'funds raised'), points: 50, effect: 'bonus' },
        rule: { kind: 'expert' },
      },
      {
        ...{ id: 'special', title: words('专项加分', 'special merit'), points: 20, effect: 'bonus' },
        rule: {
          kind: 'levels',
          levels: [0, 5, 10, 15, 20].map((points) => ({
            points,
            words: words(`${points} 分`, `${points} points`),
          })),
        },
      },
    ],
  },
};

/** Shenzhen, 2025-11-24: the past evaluation is worth 8 points; first grade all, second to fifth half, else none. */
export const PAST_EVALUATION: Criterion = {
  ...{ id: 'past-evaluation', title: words('项目评估情况', 'past evaluation'), points: 8 },
  rule: {
    kind: 'past-grade',
    grades: [
      { grade: 'first', points: 8 },
      ...['second', 'third', 'fourth', 'fifth'].map((grade) => ({ grade, points: 4 })),
    ],
    none: 0,
  },
};

export const RUBRICS: readonly RubricTemplate[] = [PROVIDER_SELECTION, THREE_STAGES, BONUS_WITHOUT_CEILING];
