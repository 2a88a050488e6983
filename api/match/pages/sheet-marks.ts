import { checkMarks } from '../../../domain/match/check-sheet';
import { type Criterion, isReadBySeats } from '../../../domain/match/criterion';
import { criterionRuleWords } from '../../../domain/match/explain-criterion';
import { Fault } from '../../../domain/record/fault';
import type { Field } from '../../record/pages/form-field';
import type { PageContext } from '../../record/pages/page';
import { said, wrongField } from '../../record/pages/page-fault';
import type { Sheet } from './seat-of';

interface TypedMark {
  points?: number | null;
  notApplicable?: boolean;
  comment?: string;
}

/** For each criterion points, "not applicable" and a comment, with the anchors beside. */
export function markFields({ t, own }: PageContext, criteria: readonly Criterion[]): Field[] {
  return criteria.flatMap((criterion, n): Field[] => {
    const { title, points, rule, effect } = criterion;
    const anchors = rule.kind === 'expert' ? (rule.anchors ?? []) : [];
    const said =
      rule.kind === 'expert'
        ? anchors.map(({ from, words }) => t('match.anchor', { from, words: own(words) }))
        : [own(criterionRuleWords(criterion))];
    const asks = isReadBySeats(rule) ? 'reading' : (effect ?? 'points');
    return [
      {
        kind: 'number',
        name: `marks.${n}.points`,
        label: { text: t(`match.for-${asks}`, { criterion: own(title), most: points }) },
        ...(said.length > 0 && { hint: { text: said.join(t('record.and')) } }),
      },
      { kind: 'yes', name: `marks.${n}.notApplicable`, label: 'match.not-applicable' },
      {
        kind: 'paragraph',
        name: `marks.${n}.comment`,
        label: { text: t('match.comment-for', { criterion: own(title) }) },
        rows: 3,
      },
    ];
  });
}

/** What the form shows of a sheet that was saved. */
export function shownMarks(criteria: readonly Criterion[], sheet: Sheet | undefined) {
  const marks = criteria.map(({ id, rule }) => {
    const mark = sheet?.marks.find((one) => one.criterion === id);
    const points = isReadBySeats(rule) && mark?.points !== null ? mark?.reading : mark?.points;
    return mark && { points, notApplicable: mark.points === null, comment: mark.comment };
  });
  return { marks: Object.fromEntries(marks.map((mark, n) => [n, mark])) };
}

/**
 * The marks of a sheet as far as it is filled in.
 * @throws Fault with the fields of the form: points and "not applicable" at once, and whatever the rubric does not
 *   allow
 */
export function marksBody(
  context: PageContext,
  criteria: readonly Criterion[],
  typed: { [name: string]: unknown },
) {
  const { t } = context;
  const rows = Object.values((typed.marks ?? {}) as { [n: string]: TypedMark });
  const touched = rows.flatMap((row, n) =>
    row.points !== undefined || row.notApplicable || row.comment ? [{ n, ...row }] : [],
  );
  const wrong = touched.flatMap((row) =>
    wrongMark(context, criteria[row.n], row).map((words) => wrongField(`marks.${row.n}.points`, words)),
  );
  if (wrong.length > 0)
    throw new Fault('invalid-input', said(t('record.fault-invalid-input')), { fields: wrong });
  const marks = touched.map(({ n, points, notApplicable, comment }) => ({
    criterion: criteria[n]?.id ?? '',
    // A comment may come before the points.
    ...(isRead(criteria[n]) && !notApplicable
      ? { reading: points ?? undefined }
      : { points: notApplicable ? null : (points ?? undefined) }),
    comment: comment ?? '',
  }));
  return { marks };
}

const isRead = (criterion: Criterion | undefined) => criterion !== undefined && isReadBySeats(criterion.rule);

/** What is wrong with a mark that was typed, in words; empty when it may be saved. */
function wrongMark(
  { t }: PageContext,
  criterion: Criterion | undefined,
  { points, notApplicable }: TypedMark,
): string[] {
  if (notApplicable && points !== undefined) return [t('match.points-and-not-applicable')];
  if (notApplicable || points === undefined || !criterion) return [];
  const { rule, points: most, id } = criterion;
  if (isReadBySeats(rule)) return points !== null && points >= 0 ? [] : [t('match.reading-range')];
  const isMark = points !== null && Math.abs(points * 100 - Math.round(points * 100)) < 1e-6;
  if (isMark && checkMarks([{ criterion: id, points, comment: '' }], [criterion]).length === 0) return [];
  return rule.kind === 'levels'
    ? [t('match.points-levels', { levels: rule.levels.map((one) => one.points).join(' · ') })]
    : [t('match.points-range', { most })];
}
