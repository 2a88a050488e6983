import type { Words } from '../record/words';
import { isCounted } from './counted-measure';
import type { DepartureTerms } from './departure-terms';
import { exact } from './exact';
import type { Indicator, ScoreRule } from './indicator';
import { PARTY_WORDS } from './party-words';
import { surveyInvalidRuleWords } from './survey-invalid-words';
import type { ValueBand, ValueRule } from './value-rule';

/** How an indicator becomes points, and who may depart from what the records earn, for those who are judged by it. */
export function indicatorRuleWords({
  rule,
  points,
  departure,
  whenSurveyInvalid,
}: Pick<Indicator, 'rule' | 'points' | 'departure' | 'whenSurveyInvalid'>): Words {
  return joined([
    ruleWords(rule, points),
    ...(departure ? [departureTermsWords(departure)] : []),
    ...(whenSurveyInvalid ? [surveyInvalidRuleWords(whenSurveyInvalid)] : []),
  ]);
}

function departureTermsWords({ by, atMost }: DepartureTerms): Words {
  const parties = by.map((one) => PARTY_WORDS[one]);
  return {
    zh: `${parties.map((one) => one.zh).join('、')}可以说明理由作出调整${atMost === undefined ? '' : `，上下不超过 ${atMost} 分`}`,
    en: `the ${parties.map((one) => one.en).join(' and ')} may depart from it with a reason${atMost === undefined ? '' : `, by ${atMost} points at most`}`,
  };
}

/** How a rule makes points. */
export function ruleWords(rule: ScoreRule, points: number): Words {
  if (rule.kind === 'judged') return rangeWords(points, rule.anchors ?? []);
  if (rule.kind === 'levels') return levelWords(rule.levels);
  return valueRuleWords(rule, points, rule.measure !== undefined && !isCounted(rule.measure));
}

/** A range that a judge decides within. */
export function rangeWords(points: number, anchors: readonly { from: number; words: Words }[]): Words {
  const steps = anchors.map((one) => ({
    zh: `${one.from} 分起：${one.words.zh}`,
    en: `from ${one.from}: ${one.words.en}`,
  }));
  return joined([{ zh: `0–${points} 分，由评分人评定`, en: `0–${points} points, as judged` }, ...steps]);
}

export function levelWords(levels: readonly { points: number; words: Words }[]): Words {
  return joined(
    levels.map(({ points, words }) => ({ zh: `${words.zh} ${points} 分`, en: `${words.en}: ${points}` })),
  );
}

/** @param isRatio the number is a ratio and told in per cent */
export function valueRuleWords(rule: ValueRule, points: number, isRatio: boolean): Words {
  const told = (value: number) => (isRatio ? `${exact(value * 100)}%` : String(value));
  switch (rule.kind) {
    case 'proportional':
      return { zh: `${points} 分 × 比率（不超过 1）`, en: `${points} × the ratio, at most 1` };
    case 'ratio-bands':
      return bandsWords(rule.bands, told, ({ points: worth }) => ({ zh: `得 ${worth} 分`, en: `${worth}` }));
    case 'sliding-bands':
      return bandsWords(rule.bands, told, ({ points: worth }, next) =>
        next
          ? {
              zh: `${worth} 分起，均匀升至 ${next.points} 分`,
              en: `from ${worth} evenly up to ${next.points}`,
            }
          : { zh: `得 ${worth} 分`, en: `${worth}` },
      );
    case 'deduct-per-point':
      return {
        zh: `满分 ${points}，每差 1 个百分点扣 ${rule.perPoint} 分，扣完为止`,
        en: `${points}, less ${rule.perPoint} for each percentage point missing`,
      };
    case 'all-or-none':
      return {
        zh: `达到 ${told(rule.atLeast)} 得 ${points} 分，否则 0 分`,
        en: `${points} from ${told(rule.atLeast)} on, else 0`,
      };
    case 'count': {
      const above = rule.above ?? 0;
      return {
        zh: `${above > 0 ? `超过 ${above} 的部分，` : ''}每 1 计 ${rule.each} 分，最多 ${points} 分`,
        en: `${rule.each} for each one${above > 0 ? ` above ${above}` : ''}, ${points} at most`,
      };
    }
  }
}

/** The bands from the highest down, each with what it brings. */
function bandsWords(
  bands: readonly ValueBand[],
  told: (value: number) => string,
  worth: (band: ValueBand, next: ValueBand | undefined) => Words,
): Words {
  const ordered = [...bands].sort((a, b) => b.from - a.from);
  return joined(
    ordered.map((band, index) => {
      const next = ordered[index - 1];
      const [range, brings] = [rangeOf(band, next, told), worth(band, next)];
      return { zh: `${range} ${brings.zh}`, en: `${range}: ${brings.en}` };
    }),
  );
}

function rangeOf(
  { from, above }: ValueBand,
  next: ValueBand | undefined,
  told: (value: number) => string,
): string {
  if (!next) return `x ${above ? '>' : '≥'} ${told(from)}`;
  return `${told(from)} ${above ? '<' : '≤'} x ${next.above ? '≤' : '<'} ${told(next.from)}`;
}

function joined(words: readonly Words[]): Words {
  return { zh: words.map((one) => one.zh).join('；'), en: words.map((one) => one.en).join('; ') };
}
