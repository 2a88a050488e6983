import type { RankingRow } from '../../../domain/match/ranking-record';
import type { Words } from '../../../domain/record/words';

/** What the review came to for one application, as the public notice tells it. */
export const OUTCOME_WORDS: { readonly [outcome in RankingRow['outcome']]: Words } = {
  award: { zh: '拟立项', en: 'to be awarded' },
  reserve: { zh: '候补', en: 'reserve' },
  'below-pass-mark': { zh: '未达及格分', en: 'below the pass mark' },
  'not-eligible': { zh: '资格审查未通过', en: 'not eligible' },
  'excluded-by-objection': { zh: '质疑成立，取消资格', en: 'excluded: an objection was upheld' },
  'lot-failed': { zh: '有效申报不足，本包流标', en: 'too few valid applicants: the lot failed' },
  eligible: { zh: '资格审查通过', en: 'eligible' },
};
