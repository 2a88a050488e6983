import { earnedBy } from '../evaluate/value-rule';
import type { FaultField } from '../record/fault';
import { type Criterion, isJudged, isReadBySeats } from './criterion';
import type { ReviewSheet } from './seat';

/** A mark of a draft: without points it is a comment only. */
export interface DraftMark {
  criterion: string;
  points?: number | null | undefined;
  /** What the seat read, where the rule makes points of a reading. */
  reading?: number | undefined;
  comment: string;
}

/** What is wrong with the marks of a sheet as far as it is filled in: unknown criteria, points out of range. */
export function checkMarks(marks: readonly DraftMark[], criteria: readonly Criterion[]): FaultField[] {
  const faults: FaultField[] = [];
  for (const [index, mark] of marks.entries()) {
    const criterion = criteria.find((one) => one.id === mark.criterion && isJudged(one));
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
    if (criterion && typeof mark.points === 'number') faults.push(...unfitPoints(criterion, mark, index));
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

/** Points of a seat against the rule: one of the levels, or what its reading earns. */
function unfitPoints({ rule, points: full }: Criterion, mark: DraftMark, index: number): FaultField[] {
  const field = `marks.${index}.points`;
  if (isReadBySeats(rule)) {
    const { reading, points } = mark;
    return reading !== undefined && points === earnedBy(rule, full, reading)
      ? []
      : [
          {
            field,
            message: 'needs the reading that its points are made of',
            zh: '请填写实际数值，得分由系统计算',
            rule: 'review.criteria',
          },
        ];
  }
  if (rule.kind !== 'levels' || rule.levels.some((one) => one.points === mark.points)) return [];
  const levels = rule.levels.map((one) => one.points);
  return [
    {
      field,
      message: `must be one of ${levels.join(', ')} points`,
      zh: `应为 ${levels.join('、')} 分之一`,
      rule: 'review.criteria',
    },
  ];
}

/** Marks with the points that their readings earn; a mark that is not applicable has no reading. */
export function readMarks<M extends DraftMark>(marks: readonly M[], criteria: readonly Criterion[]): M[] {
  return marks.map((mark) => {
    const criterion = criteria.find((one) => one.id === mark.criterion);
    const { reading, ...plain } = mark;
    if (!criterion || !isReadBySeats(criterion.rule) || mark.points === null) return plain as M;
    if (reading === undefined) return mark;
    return { ...mark, points: earnedBy(criterion.rule, criterion.points, reading) };
  });
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
    const open = criteria.filter(isJudged).flatMap((criterion) => {
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
