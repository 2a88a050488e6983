import type { AllocationAdvice } from '../../../domain/match/allocation-advice';
import type { Formats } from '../../record/pages/formats';
import type { Words } from '../../record/pages/words';

/**
 * What the best total under the pool would change, sentence by sentence: which project would come in for which, how
 * many points more that is, and why the rank decides all the same. Null where there is no advice.
 */
export function adviceWords(
  { t, number, money }: Pick<Words & Formats, 't' | 'number' | 'money'>,
  advice: AllocationAdvice | null | undefined,
  titleOf: (applicationId: string) => string,
): string[] | null {
  if (!advice) return null;
  const { byRank, best, more, comeIn, goOut, exact } = advice;
  const ended = exact ? [] : [t('match.advice-ended')];
  if (more <= 0) return [t('match.advice-same', { points: number(byRank.points) }), ...ended];
  const list = (all: AllocationAdvice['comeIn']) =>
    all
      .map(({ applicationId, rank, score, amount }) =>
        t('match.advice-project', {
          title: titleOf(applicationId),
          rank,
          score: number(score),
          amount: money(amount),
        }),
      )
      .join(t('record.and'));
  return [
    t('match.advice-more', {
      best: number(best.points),
      awards: best.awards,
      amount: money(best.amount),
      more: number(more),
      points: number(byRank.points),
      others: byRank.awards,
    }),
    goOut.length > 0
      ? t('match.advice-instead', { comeIn: list(comeIn), goOut: list(goOut) })
      : t('match.advice-besides', { comeIn: list(comeIn) }),
    t('match.advice-why'),
    ...ended,
  ];
}
