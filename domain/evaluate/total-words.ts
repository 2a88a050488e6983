import type { Words } from '../record/words';
import { tellNumber } from './tell-number';
import type { Total } from './total';

/**
 * How the lines came to the score, in one sentence; null where there is nothing but the sum of the points.
 * @param titleOf title of a stage by its id
 */
export function totalWords(total: Total, titleOf: (stage: string) => Words): Words | null {
  const { score, base, stages, bonus, penalty, factor, ceiling } = total;
  const isPlain = stages.length === 0 && bonus === 0 && penalty === 0 && factor === 1;
  if (isPlain || score === null || base === null) return null;
  const parts = stages.map((one): Words => {
    const title = titleOf(one.stage);
    const sum = one.score === null ? '—' : `${tellNumber(one.score)} × ${tellNumber(one.effectiveWeight)}%`;
    return { zh: `${title.zh} ${sum}`, en: `${title.en} ${sum}` };
  });
  const said: Words[] = [
    {
      zh: `基础分 ${tellNumber(base)}${parts.length > 0 ? `（${parts.map((one) => one.zh).join(' + ')}）` : ''}`,
      en: `base ${tellNumber(base)}${parts.length > 0 ? ` (${parts.map((one) => one.en).join(' + ')})` : ''}`,
    },
    ...(bonus > 0 ? [{ zh: `加分 ${tellNumber(bonus)}`, en: `bonus ${tellNumber(bonus)}` }] : []),
    ...(penalty > 0 ? [{ zh: `扣分 ${tellNumber(penalty)}`, en: `penalty ${tellNumber(penalty)}` }] : []),
    ...(bonus > 0 && ceiling !== null
      ? [{ zh: `最高 ${tellNumber(ceiling)} 分`, en: `at most ${tellNumber(ceiling)}` }]
      : []),
    ...(factor < 1 ? [{ zh: `系数 ${tellNumber(factor)}`, en: `factor ${tellNumber(factor)}` }] : []),
    { zh: `合计 ${tellNumber(score)} 分`, en: `in all ${tellNumber(score)}` },
  ];
  return { zh: said.map((one) => one.zh).join('；'), en: said.map((one) => one.en).join('; ') };
}
