import type { z } from 'zod';
import type { ScoreSheet } from '../../../domain/evaluate/evaluation-record';
import { Fault, type FaultField } from '../../../domain/record/fault';
import type { Field } from '../../record/pages/form-fields';
import type { PageContext } from '../../record/pages/page';
import { said, wrongField } from '../../record/pages/page-fault';
import type { ownSheetView } from '../evaluation-schema';
import type { DraftSheet } from '../own-sheet';

export type OwnSheetView = z.output<typeof ownSheetView>;
export type SheetContent = DraftSheet;
/** The marks that are given; a comment alone is none. */
export const marksOf = ({ marks }: SheetContent): ScoreSheet['marks'] =>
  marks.flatMap(({ points, ...mark }) => (points === undefined ? [] : [{ ...mark, points }]));

/** What a sheet asks for. */
export type SheetForm = Pick<OwnSheetView, 'indicators' | 'vetoes'>;

const LONGEST_COMMENT = 2_000;

/** Points, "not applicable" and a comment for each indicator; the evidence of each veto. */
export function sheetFields(context: PageContext, { indicators, vetoes }: SheetForm): Field[] {
  const { t, own, number } = context;
  return [
    ...indicators.flatMap((one, n): Field[] => {
      const title = own(one.title);
      const label = {
        text: one.reads
          ? t('evaluate.reading-of', { title, reads: own(one.reads) })
          : t(one.effect ? `evaluate.for-${one.effect}` : 'evaluate.points-of', {
              title,
              points: number(one.points),
            }),
      };
      return [
        { kind: 'number', name: `marks.${n}.points`, label, hint: { text: indicatorHint(context, one) } },
        { kind: 'yes', name: `marks.${n}.none`, label: { text: t('evaluate.not-applicable-to', { title }) } },
        {
          kind: 'paragraph',
          rows: 2,
          name: `marks.${n}.comment`,
          label: { text: t('evaluate.comment-on', { title }) },
        },
      ];
    }),
    ...vetoes.map(
      ({ title, rule }, n): Field => ({
        kind: 'paragraph',
        rows: 2,
        name: `vetoes.${n}.evidence`,
        isSecret: true,
        label: { text: t('evaluate.veto-evidence', { veto: own(title) }) },
        hint: { text: t('evaluate.veto-hint', { rule }) },
      }),
    ),
  ];
}

function indicatorHint(
  { t, own, number, percent }: PageContext,
  { dimension, under, weight, value, anchors, levels, reads, rule }: SheetForm['indicators'][number],
): string {
  return [
    ...[dimension, ...under].map(own),
    ...(reads || levels.length > 0 ? [own(rule)] : []),
    t('evaluate.own-weight', { weight: number(weight) }),
    ...(value === null ? [] : [t('evaluate.measured', { value: percent(value) })]),
    ...anchors.map(({ from, words }) => t('evaluate.anchor', { from: number(from), words: own(words) })),
  ].join(' · ');
}

/** The sheet as its form shows it: by the place of each indicator and veto. */
export function sheetShown({ indicators, vetoes }: SheetForm, saved: SheetContent): object {
  return {
    marks: indicators.map(({ id, reads }) => {
      const mark = saved.marks.find((one) => one.indicator === id);
      const points = reads && mark?.points !== null ? mark?.reading : mark?.points;
      return mark && { points, none: mark.points === null, comment: mark.comment };
    }),
    vetoes: vetoes.map(({ code }) => saved.vetoes.find((one) => one.code === code)),
  };
}

interface TypedMark {
  /** A text: what was typed is no number. */
  points?: number | string;
  none?: boolean;
  comment?: string;
}

interface TypedSheet {
  marks?: { [n: string]: TypedMark };
  vetoes?: { [n: string]: { evidence?: string } };
}

/**
 * The sheet that was typed; an indicator that was left out is not in it.
 * @throws Fault `invalid-input` for what would be saved as something else than was meant
 */
export function sheetTyped(
  context: PageContext,
  { indicators, vetoes }: SheetForm,
  typed: object,
): SheetContent {
  const given = typed as TypedSheet;
  const markOf = (n: number): TypedMark => given.marks?.[n] ?? {};
  const fields = indicators.flatMap((one, n) => markFaults(context, one, markOf(n), `marks.${n}`));
  if (fields.length > 0)
    throw new Fault('invalid-input', said(context.t('evaluate.sheet-wrong')), { fields });
  return {
    marks: indicators.flatMap(({ id, reads }, n): SheetContent['marks'] => {
      const { points, none = false, comment = '' } = markOf(n);
      if (none) return [{ indicator: id, points: null, comment }];
      if (typeof points === 'number')
        return [{ indicator: id, ...(reads ? { reading: points } : { points }), comment }];
      // A comment may come before the points.
      return comment === '' ? [] : [{ indicator: id, comment }];
    }),
    vetoes: vetoes.flatMap(({ code }, n) => {
      const evidence = given.vetoes?.[n]?.evidence ?? '';
      return evidence === '' ? [] : [{ code, evidence }];
    }),
  };
}

function markFaults(
  { t, number }: PageContext,
  { points: full, reads, levels }: SheetForm['indicators'][number],
  { points, none = false, comment = '' }: TypedMark,
  at: string,
): FaultField[] {
  const faults: FaultField[] = [];
  const field = `${at}.points`;
  if (none && points !== undefined) faults.push(wrongField(field, t('evaluate.either-points-or-none')));
  else if (points !== undefined && reads) {
    if (!(typeof points === 'number' && points >= 0))
      faults.push(wrongField(field, t('evaluate.reading-range')));
  } else if (points !== undefined && !(typeof points === 'number' && points >= 0 && points <= full))
    faults.push(wrongField(field, t('evaluate.points-range', { points: number(full) })));
  else if (levels.length > 0 && points !== undefined && !levels.some((one) => one.points === points))
    faults.push(
      wrongField(
        field,
        t('evaluate.points-levels', { levels: levels.map((one) => number(one.points)).join(' · ') }),
      ),
    );
  if (comment.length > LONGEST_COMMENT)
    faults.push(wrongField(`${at}.comment`, t('evaluate.comment-too-long')));
  return faults;
}
