import { Fault } from '../record/fault';
import type { Seat } from './seat';
import { type Declaration, MAY_SAY, mustBeShown } from './seat-says';

/**
 * What a seat says that it was shown, where applications are shared out and it declares that there is no conflict.
 * @param said as it came with the declaration; null: nothing
 * @param present stands for what the seat reads now; absent: it reads everything
 * @throws Fault `conflict` when it reads more by now, `invalid-input` when it does not say
 */
export function shownWhenDeclared(
  declaration: Declaration,
  said: number | null,
  present: number | undefined,
): { shown?: number } {
  if (present === undefined || declaration !== 'no-conflict') return {};
  if (said === null)
    throw new Fault(
      'invalid-input',
      {
        en: 'say which applicants you were shown: give `shown` of your seat as If-Match',
        zh: '请先查看申报机构再声明',
      },
      { fields: [{ field: 'If-Match', message: 'must be `shown` of the seat', zh: '请先查看申报机构' }] },
    );
  mustBeShown(said, present);
  return { shown: said };
}

/**
 * Whether a seat's panel is over once the awards are made, so that what it declares goes to the programme.
 * @throws Fault `not-allowed-now` for what a seat whose sheets are in may no longer say, as the panel itself would
 */
export function isPastPanel({ number, state }: Pick<Seat, 'number' | 'state'>, saying: Declaration): boolean {
  if (state !== 'submitted') return false;
  if (MAY_SAY[state].includes(saying)) return true;
  throw new Fault(
    'not-allowed-now',
    {
      en: `seat ${number} is ${state}: nothing but a conflict is declared now`,
      zh: `第 ${number} 席评分已提交，现在只能申报利益冲突`,
    },
    { state, allowed: ['declare'] },
  );
}
