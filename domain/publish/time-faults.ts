import type { FaultField } from '../record/fault';
import type { Period } from '../record/period';
import { usualDays } from './period-bounds';
import { type RulebookCheck, unless } from './rule-check';

function isPeriod(value: object): value is Period {
  return 'count' in value && 'unit' in value;
}

function periodsIn(value: unknown, path: string): { field: string; period: Period }[] {
  if (value === null || typeof value !== 'object') return [];
  if (isPeriod(value)) return [{ field: path, period: value }];
  return Object.entries(value).flatMap(([key, one]) => periodsIn(one, path === '' ? key : `${path}.${key}`));
}

/** Every period has a length, and no deadline lies before its start. */
export const timeFaults: RulebookCheck = (rulebook) => {
  const { call } = rulebook;
  return [
    ...periodsIn(rulebook, '').flatMap(({ field, period }): FaultField[] =>
      unless(
        Number.isInteger(period.count) && period.count > 0,
        field,
        'ends before it starts: it must be a whole number above 0',
      ),
    ),
    ...unless(
      usualDays(call.questionsUntil) < usualDays(call.open),
      'call.questionsUntil',
      'questions would end before the call is published',
    ),
    ...unless(
      usualDays(call.answerQuestionsWithin) <= usualDays(call.questionsUntil),
      'call.answerQuestionsWithin',
      'the last questions would be answered after the closing',
    ),
  ];
};
