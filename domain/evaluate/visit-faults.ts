import type { FaultField } from '../record/fault';
import type { SpotVisit } from './spot-check';
import type { SpotCheckTerms } from './spot-check-terms';

/** What is missing in the record of a visit, or cannot be: every item looked at once, every fault told in words. */
export function visitFaults(
  checklist: SpotCheckTerms['checklist'],
  { on, answers }: Pick<SpotVisit, 'on' | 'answers'>,
  between: { drawnOn: string; today: string },
): FaultField[] {
  const fault = (is: boolean, field: string, message: string, zh: string) =>
    is ? [{ field, message, zh }] : [];
  return [
    ...fault(on < between.drawnOn, 'on', 'is before the drawing', '早于抽取日期'),
    ...fault(on > between.today, 'on', 'has not come yet', '还没有到'),
    ...checklist.flatMap(({ code }, n) =>
      fault(
        answers.filter(({ item }) => item === code).length !== 1,
        `answers.${n}.found`,
        `"${code}" needs one answer`,
        '请填写检查结果',
      ),
    ),
    ...answers.flatMap(({ item, found, note }, n) => [
      ...fault(
        !checklist.some(({ code }) => code === item),
        `answers.${n}.item`,
        `"${item}" is not on the checklist`,
        '不在检查清单内',
      ),
      ...fault(
        found === 'fault' && note.trim() === '',
        `answers.${n}.note`,
        'a fault needs its description',
        '发现问题的，应写明情况',
      ),
    ]),
  ];
}
