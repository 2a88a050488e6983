import type { FaultField } from '../record/fault';
import { mayDepart } from './departure';
import { departureFaults } from './departure-faults';
import type { ScoreSheet } from './evaluation-record';
import type { Indicator, Veto } from './indicator';
import { judgedBy } from './judged-by';
import { isRead, scoreIndicator } from './score-indicator';

/**
 * Everything that keeps a sheet from being submitted: each indicator that the party judges needs 0 … its points,
 * or "not applicable" with a comment; points in place of those that the records earn need their reason; each veto
 * needs evidence. Empty when it may be submitted.
 */
export function checkScoreSheet(
  indicators: readonly Indicator[],
  vetoes: readonly Veto[],
  sheet: Pick<ScoreSheet, 'party' | 'marks' | 'vetoes'>,
): FaultField[] {
  const judged = judgedBy(indicators, sheet.party);
  return [
    ...judged.flatMap((indicator) => checkMark(indicator, sheet)),
    ...checkStrangers(judged, sheet),
    ...sheet.vetoes.flatMap((claim, index) => checkVeto(vetoes, claim, index)),
  ];
}

function checkMark(indicator: Indicator, sheet: Pick<ScoreSheet, 'party' | 'marks'>): FaultField[] {
  const field = `marks.${indicator.id}`;
  const found = sheet.marks.filter((mark) => mark.indicator === indicator.id);
  const [mark] = found;
  if (!mark)
    return [
      {
        field,
        message: 'has no mark: give points, or not applicable with a comment',
        zh: '还没有评分：请打分，或选“不适用”并说明理由',
      },
    ];
  if (found.length > 1) return [{ field, message: 'is marked more than once', zh: '重复评分' }];
  if (mayDepart(indicator, sheet.party)) return departureFaults(indicator, mark);
  if (mark.points === null) {
    return mark.comment.trim() === ''
      ? [
          {
            field,
            message: 'is not applicable and needs a comment that says why',
            zh: '选了“不适用”，请说明理由',
          },
        ]
      : [];
  }
  return checkPoints(indicator, mark.points, mark.reading).map((fault) => ({ field, ...fault }));
}

type PointsFault = Omit<FaultField, 'field'>;

/** Points of a judge against the rule: within the range, one of the levels, or what the reading earns. */
function checkPoints(indicator: Indicator, points: number, reading: number | undefined): PointsFault[] {
  const { rule, points: full } = indicator;
  if (isRead(rule)) return readingFaults(indicator, points, reading);
  if (rule.kind === 'levels') return levelFaults(rule.levels, points);
  return Number.isFinite(points) && points >= 0 && points <= full
    ? []
    : [
        {
          message: `must be from 0 to ${full} points`,
          zh: `应为 0 至 ${full} 分`,
          rule: 'evaluation.rounds.indicators.points',
        },
      ];
}

function readingFaults(
  { rule, points: full }: Indicator,
  points: number,
  reading: number | undefined,
): PointsFault[] {
  if (!isRead(rule)) return [];
  const isReading = reading !== undefined && Number.isFinite(reading) && reading >= 0;
  if (isReading && points === scoreIndicator(rule, full, reading)) return [];
  const { zh, en } = rule.reads ?? { zh: '实际数值', en: 'number' };
  return [
    {
      message: `needs the reading "${en}" that its points are made of`,
      zh: `请填写“${zh}”，得分由系统计算`,
      rule: 'evaluation.rounds.indicators.rule',
    },
  ];
}

function levelFaults(levels: readonly { points: number }[], points: number): PointsFault[] {
  if (levels.some((one) => one.points === points)) return [];
  const all = levels.map((one) => one.points);
  return [
    {
      message: `must be one of ${all.join(', ')} points`,
      zh: `应为 ${all.join('、')} 分之一`,
      rule: 'evaluation.rounds.indicators.rule',
    },
  ];
}

function checkStrangers(judged: readonly Indicator[], sheet: Pick<ScoreSheet, 'marks'>): FaultField[] {
  return sheet.marks
    .filter((mark) => !judged.some((one) => one.id === mark.indicator))
    .map((mark) => ({
      field: `marks.${mark.indicator}`,
      message: 'is not an indicator that this party judges',
      zh: '不是由您这一方评分的指标',
      rule: 'evaluation.rounds.indicators.judges',
    }));
}

function checkVeto(
  vetoes: readonly Veto[],
  claim: { code: string; evidence: string },
  index: number,
): FaultField[] {
  const field = `vetoes.${index}`;
  if (!vetoes.some((one) => one.code === claim.code)) {
    return [
      {
        field,
        message: `"${claim.code}" is no veto of this round`,
        zh: `“${claim.code}”不是本轮的一票否决事项`,
        rule: 'evaluation.rounds.vetoes',
      },
    ];
  }
  return claim.evidence.trim() === ''
    ? [{ field, message: `"${claim.code}" needs its evidence`, zh: `“${claim.code}”要写明依据` }]
    : [];
}
