import type { FaultField } from '../record/fault';
import type { Criterion } from './criterion';
import type { ReviewSheet } from './seat';

/** What is wrong with the marks of a sheet as far as it is filled in: unknown criteria, points out of range. */
export function checkMarks(marks: ReviewSheet['marks'], criteria: readonly Criterion[]): FaultField[] {
  const faults: FaultField[] = [];
  for (const [index, mark] of marks.entries()) {
    const criterion = criteria.find((one) => one.id === mark.criterion && one.rule.kind === 'expert');
    if (!criterion) {
      faults.push({
        field: `marks.${index}.criterion`,
        message: 'is no criterion that experts judge',
        rule: 'review.criteria',
      });
    } else if (mark.points !== null && (mark.points < 0 || mark.points > criterion.points)) {
      faults.push({
        field: `marks.${index}.points`,
        message: `must be from 0 to ${criterion.points}, or null`,
        rule: 'review.criteria',
      });
    }
    if (marks.findIndex((one) => one.criterion === mark.criterion) !== index) {
      faults.push({ field: `marks.${index}.criterion`, message: 'is marked twice', rule: 'review.criteria' });
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
    if (!sheet) return [{ field: `sheets.${applicationId}`, message: 'is missing', rule: 'review.criteria' }];
    const open = criteria
      .filter((one) => one.rule.kind === 'expert')
      .flatMap((criterion) => {
        const field = `sheets.${applicationId}.${criterion.id}`;
        const mark = sheet.marks.find((one) => one.criterion === criterion.id);
        if (!mark) return [{ field, message: 'has no mark', rule: 'review.criteria' }];
        return mark.comment.trim() === ''
          ? [{ field, message: 'has no comment', rule: 'review.criteria' }]
          : [];
      });
    return [...open, ...checkMarks(sheet.marks, criteria)];
  });
}
