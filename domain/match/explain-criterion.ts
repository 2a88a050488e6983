import { levelWords, rangeWords, valueRuleWords } from '../evaluate/rule-words';
import { tellNumber } from '../evaluate/tell-number';
import type { Effect } from '../evaluate/total';
import type { PlanOutcome } from '../improve/plan-points';
import type { Words } from '../record/words';
import { type ApplicationFact, type Criterion, isValueRule } from './criterion';
import { type EarlierProject, earlierWords } from './earlier-project';
import type { CriterionScore } from './score-application';

/** One line of a ranking's derivation for the applicant to read: indicator, rule, evidence, points. */
export interface ExplainedCriterion {
  criterion: string;
  title: Words;
  dimension: Words | null;
  stage: string | null;
  effect: Effect | null;
  rule: Words;
  evidence: Words;
  points: number | null;
  of: number;
}

/** Explains what was recorded by the rulebook that it was made by. */
export function explainCriterion(
  criteria: readonly Criterion[],
  { criterion: id, points, of, from }: CriterionScore,
  seats: 'named' | 'unnamed',
): ExplainedCriterion {
  const criterion = criteria.find((one) => one.id === id);
  return {
    criterion: id,
    title: criterion?.title ?? { zh: id, en: id },
    dimension: criterion?.dimension ?? null,
    stage: criterion?.stage ?? null,
    effect: criterion?.effect ?? null,
    rule: criterion ? criterionRuleWords(criterion) : { zh: '', en: '' },
    evidence: evidenceWords(criterion, from, seats),
    points,
    of,
  };
}

/** How a criterion becomes points, as a call tells it before anybody applies. */
export function criterionRuleWords({ rule, points }: Criterion): Words {
  if (isValueRule(rule)) {
    const words = valueRuleWords(rule, points, rule.fact === 'self-raised-share');
    const about = rule.fact ? FACT_WORDS[rule.fact] : rule.reads;
    return about ? { zh: `${about.zh}：${words.zh}`, en: `${about.en}: ${words.en}` } : words;
  }
  switch (rule.kind) {
    case 'expert':
      return rangeWords(points, rule.anchors ?? []);
    case 'levels':
      return levelWords(rule.levels);
    case 'lowest-price':
      return { zh: `最低报价 ÷ 本报价 × ${points}`, en: `lowest price ÷ own price × ${points}` };
    case 'highest-hours':
      return { zh: `本机构时数 ÷ 最多时数 × ${points}`, en: `own hours ÷ most hours × ${points}` };
    case 'record-points':
      return {
        zh: `以往项目所得加分，最多 ${points}`,
        en: `points from earlier projects, ${points} at most`,
      };
    case 'past-grade': {
      const levels = rule.grades.map((one) => ({ points: one.points, words: gradeWords(one.grade) }));
      return levelWords([...levels, { points: rule.none, words: { zh: '其他', en: 'else' } }]);
    }
  }
}

const gradeWords = (grade: string): Words => ({ zh: `以往等次 ${grade}`, en: `earlier grade ${grade}` });

export const FACT_WORDS: { readonly [fact in ApplicationFact]: Words } = {
  hours: { zh: '承诺服务时数', en: 'service hours promised' },
  'self-raised-share': { zh: '自筹资金占比', en: 'self-raised share of the budget' },
  'team-size': { zh: '团队人数', en: 'people in the team' },
  beneficiaries: { zh: '直接受益人数', en: 'people served directly' },
};

function evidenceWords(
  criterion: Criterion | undefined,
  from: CriterionScore['from'],
  seats: 'named' | 'unnamed',
): Words {
  if (Array.isArray(from)) {
    if (seats === 'unnamed') return marksWords(from);
    const said = from.map(({ seatId, points, reading }): Words => {
      const seat = seatId.split('/').at(-1) ?? seatId;
      const what = points === null ? { zh: '不适用', en: 'not applicable' } : given(points, reading);
      return { zh: `第 ${seat} 席：${what.zh}`, en: `seat ${seat}: ${what.en}` };
    });
    return { zh: said.map((one) => one.zh).join('；'), en: said.map((one) => one.en).join('; ') };
  }
  if ('grades' in from) {
    if (from.earlier?.length) {
      const projects = earlierWords(from.earlier);
      return { zh: `以往等次：${projects.zh}`, en: `earlier grades: ${projects.en}` };
    }
    const list = from.grades.join(', ');
    return {
      zh: list ? `以往等次：${list}` : '没有以往等次',
      en: list ? `earlier grades: ${list}` : 'no earlier grade',
    };
  }
  if ('fact' in from) return factWords(from.fact, from.value);
  return formulaWords(criterion?.rule.kind, from);
}

/** The marks without the seats: who gave which is not for the public. */
function marksWords(from: readonly { points: number | null; reading?: number }[]): Words {
  const said = [...from]
    .sort((a, b) => (a.points ?? -1) - (b.points ?? -1))
    .map(
      ({ points, reading }): Words =>
        points === null ? { zh: '不适用', en: 'not applicable' } : given(points, reading),
    );
  return {
    zh: `评委打分 ${said.map((one) => one.zh).join('、')}`,
    en: `marks ${said.map((one) => one.en).join(', ')}`,
  };
}

function given(points: number, reading: number | undefined): Words {
  const earned = tellNumber(points);
  return reading === undefined
    ? { zh: `${earned} 分`, en: earned }
    : { zh: `${tellNumber(reading)}，得 ${earned} 分`, en: `${tellNumber(reading)}, ${earned} points` };
}

function factWords(fact: ApplicationFact, value: number | null): Words {
  const words = FACT_WORDS[fact];
  const read =
    value === null ? '—' : fact === 'self-raised-share' ? `${tellNumber(value * 100)}%` : tellNumber(value);
  return { zh: `${words.zh} ${read}`, en: `${words.en} ${read}` };
}

function formulaWords(
  kind: Criterion['rule']['kind'] | undefined,
  {
    own,
    best,
    plan,
    earlier = [],
  }: { own: number; best: number; plan?: PlanOutcome; earlier?: readonly EarlierProject[] },
): Words {
  switch (kind) {
    case 'lowest-price':
      return {
        zh: `报价 ¥${tellNumber(own / 100)}，最低报价 ¥${tellNumber(best / 100)}`,
        en: `¥${tellNumber(own / 100)} where the lowest is ¥${tellNumber(best / 100)}`,
      };
    case 'highest-hours':
      return {
        zh: `服务时数 ${tellNumber(own)} 小时，最多的一家 ${tellNumber(best)} 小时`,
        en: `${tellNumber(own)} hours where the most is ${tellNumber(best)}`,
      };
    default:
      return recordWords(own, plan, earlier);
  }
}

/** The points that the record brings, the projects and grades that they come from, and what the improvement plan adds. */
function recordWords(own: number, plan: PlanOutcome | undefined, earlier: readonly EarlierProject[]): Words {
  const parts: Words[] = [];
  if (earlier.length > 0) {
    const projects = earlierWords(earlier);
    parts.push({ zh: `取最高一项：${projects.zh}`, en: `the best one counts: ${projects.en}` });
  }
  if (plan) {
    const { kept, notKept } = plan;
    const change = `${plan.points > 0 ? '+' : ''}${tellNumber(plan.points)}`;
    parts.push({
      zh: `其中改进计划 ${change}：落实 ${kept} 项，未落实 ${notKept} 项`,
      en: `of it ${change} by the improvement plan: ${kept} kept, ${notKept} not kept`,
    });
  }
  return {
    zh: [`以往项目得分 ${tellNumber(own)}`, ...parts.map(({ zh }) => zh)].join('，'),
    en: [`${tellNumber(own)} points from earlier projects`, ...parts.map(({ en }) => en)].join(', '),
  };
}
