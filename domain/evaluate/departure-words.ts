import type { Words } from '../record/words';
import type { Departure } from './departure';
import { PARTY_WORDS } from './party-words';
import { tellNumber } from './tell-number';

/** A departure from the records for the provider to read: whose, from what to what, by how much, and why. */
export function departureWords({ party, from, seen, to, reason }: Departure): Words {
  const by = to === null || from === null ? null : to - from;
  const size = by === null ? '' : ` (${by > 0 ? '+' : ''}${tellNumber(by)})`;
  const given =
    to === null ? { zh: '不适用', en: 'not applicable' } : { zh: `${tellNumber(to)} 分`, en: tellNumber(to) };
  const zhSeen = seen === undefined ? '' : `，评分时为 ${told(seen, '无')}`;
  const enSeen = seen === undefined ? '' : ` (${told(seen, 'nothing')} when it was given)`;
  return {
    zh: `${PARTY_WORDS[party].zh}改为 ${given.zh}${size}，系统记录应得 ${told(from, '无')}${zhSeen}，理由：${reason}`,
    en: `${PARTY_WORDS[party].en} gave ${given.en}${size} where the records earn ${told(from, 'nothing')}${enSeen}, because: ${reason}`,
  };
}

function told(points: number | null, none: string): string {
  return points === null ? none : tellNumber(points);
}
