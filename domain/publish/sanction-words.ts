import type { Words } from '../record/words';
import type { SanctionTerms } from './sanction-terms';

/** What a grade takes, for the agreement and for whoever chooses a rulebook; null where it takes nothing. */
export function sanctionWords(terms: SanctionTerms | undefined): Words | null {
  if (!terms) return null;
  const { rounds = ['final'], reduce, recover, terminate } = terms;
  const parts: Words[] = [
    ...(reduce ? [{ zh: `核减资助额 ${reduce}%`, en: `the award is cut by ${reduce} %` }] : []),
    ...(recover
      ? [{ zh: `追回已拨资金 ${recover}%`, en: `${recover} % of what was paid is recovered` }]
      : []),
    ...(terminate ? [{ zh: '终止项目', en: 'the project is terminated' }] : []),
  ];
  const when = rounds.map((one) => ROUNDS[one]);
  return {
    zh: `${when.map((one) => one.zh).join('、')}：${parts.map((one) => one.zh).join('，')}`,
    en: `${when.map((one) => one.en).join(', ')}: ${parts.map((one) => one.en).join(', ')}`,
  };
}

const ROUNDS: { readonly [round in 'mid-term' | 'final']: Words } = {
  'mid-term': { zh: '中期', en: 'mid-term' },
  final: { zh: '末期', en: 'final' },
};
