import type { FaultField } from '../record/fault';
import type { Criterion } from './criterion';
import type { ReviewSheet } from './seat';

/** A mark of a draft: without points it is a comment only. */
export interface DraftMark {
  criterion: string;
  points?: number | null | undefined;
  comment: string;
}

/** What is wrong with the marks of a sheet as far as it is filled in: unknown criteria, points out of range. */
export function checkMarks(marks: readonly DraftMark[], criteria: readonly Criterion[]): FaultField[] {
  const faults: FaultField[] = [];
  for (const [index, mark] of marks.entries()) {
    const criterion = criteria.find((one) => one.id === mark.criterion && one.rule.kind === 'expert');
    if (!criterion) {
      faults.push({
        field: `marks.${index}.criterion`,
        message: 'is no criterion that experts judge',
        zh: '不是由专家评分的评审标准',
        rule: 'review.criteria',
      });
    } else if (typeof mark.points === 'number' && (mark.points < 0 || mark.points > criterion.points)) {
      faults.push({
        field: `marks.${index}.points`,
        message: `must be from 0 to ${criterion.points}, or null`,
        zh: `应为 0 至 ${criterion.points} 分，或选“不适用”`,
        rule: 'review.criteria',
      });
    }
    if (marks.findIndex((one) => one.criterion === mark.criterion) !== index) {
      faults.push({
        field: `marks.${index}.criterion`,
        message: 'is marked twice',
        zh: '重复评分',
        rule: 'review.criteria',
      });
    }
  }
  return faults;
}

/**
 * Why a seat may not submit yet: every application needs a sheet with a mark and a comment for every criterion
 * that experts judge.
 */
export function missingMarks(
  sheets: readonly Pick<ReviewSheet, 'applicationId' | 'marks'>[],
  applicationIds: readonly string[],
  criteria: readonly Criterion[],
): FaultField[] {
  return applicationIds.flatMap((applicationId) => {
    const sheet = sheets.find((one) => one.applicationId === applicationId);
    if (!sheet)
      return [
        {
          field: `sheets.${applicationId}`,
          message: 'is missing',
          zh: '还没有评分表',
          rule: 'review.criteria',
        },
      ];
    const open = criteria
      .filter((one) => one.rule.kind === 'expert')
      .flatMap((criterion) => {
        const field = `sheets.${applicationId}.${criterion.id}`;
        const mark = sheet.marks.find((one) => one.criterion === criterion.id);
        if (!mark) return [{ field, message: 'has no mark', zh: '还没有评分', rule: 'review.criteria' }];
        return mark.comment.trim() === ''
          ? [{ field, message: 'has no comment', zh: '还没有评语', rule: 'review.criteria' }]
          : [];
      });
    return [...open, ...checkMarks(sheet.marks, criteria)];
  });
}
