import type { z } from 'zod';
import { departs } from '../../../domain/evaluate/departure';
import { isTooFar } from '../../../domain/evaluate/departure-faults';
import type { ScoreSheet } from '../../../domain/evaluate/evaluation-record';
import { Fault, type FaultField } from '../../../domain/record/fault';
import type { Field } from '../../record/pages/form-field';
import type { PageContext } from '../../record/pages/page';
import { said, wrongField } from '../../record/pages/page-fault';
import type { ownSheetView } from '../evaluation-schema';
import type { DraftSheet } from '../own-sheet';
import { measureText } from './measure-basis';
import { roundAddress } from './the-round';

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
        {
          kind: 'number',
          name: `marks.${n}.points`,
          label,
          hint: { text: indicatorHint(context, one) },
          ...behindNumber(context, one),
        },
        { kind: 'yes', name: `marks.${n}.none`, label: { text: t('evaluate.not-applicable-to', { title }) } },
        {
          kind: 'paragraph',
          rows: 2,
          name: `marks.${n}.comment`,
          label: {
            text: t(one.fromRecords ? 'evaluate.departure-reason' : 'evaluate.comment-on', { title }),
          },
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
  context: PageContext,
  {
    dimension,
    under,
    weight,
    measure,
    value,
    anchors,
    levels,
    reads,
    rule,
    fromRecords,
    standsIn,
  }: SheetForm['indicators'][number],
): string {
  const { t, own, number } = context;
  const derived = fromRecords && shownPoints(fromRecords.points);
  return [
    ...[dimension, ...under].map(own),
    ...(reads || levels.length > 0 || fromRecords || standsIn ? [own(rule)] : []),
    ...(weight === 0 ? [] : [t('evaluate.own-weight', { weight: number(weight) })]),
    ...(measure === null || value === null
      ? []
      : [t('evaluate.measured', { value: measureText(context, measure, value) })]),
    ...(fromRecords
      ? [
          derived === null
            ? t('evaluate.records-earn-none')
            : t('evaluate.records-earn', { points: number(derived) }),
        ]
      : []),
    ...anchors.map(({ from, words }) => t('evaluate.anchor', { from: number(from), words: own(words) })),
  ].join(' · ');
}

/** The way to the list behind the number of a measure; a survey's answers are anonymous. */
function behindNumber({ t, params }: PageContext, { measure }: SheetForm['indicators'][number]) {
  if (measure === null || measure === 'satisfaction') return {};
  return { more: { text: t('evaluate.behind-number'), href: `${roundAddress(params)}/measures/${measure}` } };
}

/** Points of the records with the two decimals that a form shows; the rule takes them for the whole number. */
function shownPoints(points: number | null): number | null {
  return points === null ? null : Math.round(points * 100) / 100;
}

/** The sheet as its form shows it: by the place of each indicator and veto. */
export function sheetShown({ indicators, vetoes }: SheetForm, saved: SheetContent): object {
  return {
    marks: indicators.map((one) => {
      const mark = saved.marks.find(({ indicator }) => indicator === one.id);
      return mark && markShown(one, mark);
    }),
    vetoes: vetoes.map(({ code }) => saved.vetoes.find((one) => one.code === code)),
  };
}

function markShown(
  { reads, fromRecords }: SheetForm['indicators'][number],
  mark: SheetContent['marks'][number],
) {
  const { points, derived, reading, comment } = mark;
  // What followed the records goes on following them, whatever they earned when it was given.
  if (fromRecords && derived !== undefined && points !== undefined && !departs({ points, derived }))
    return { points: shownPoints(fromRecords.points), none: false, comment };
  return { points: reads && points !== null ? reading : points, none: points === null, comment };
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
  const fields = indicators.flatMap((one, n) => [
    ...markFaults(context, one, markOf(n), `marks.${n}`),
    ...tooFarFaults(context, one, markOf(n), `marks.${n}`),
  ]);
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

/** Points further from those of the records than a judge may go: "not applicable" as well. */
function tooFarFaults(
  { t, number }: PageContext,
  { fromRecords }: SheetForm['indicators'][number],
  { points, none = false }: TypedMark,
  at: string,
): FaultField[] {
  const given = none ? null : points;
  if (!fromRecords || typeof given === 'string' || given === undefined) return [];
  const { points: derived, atMost } = fromRecords;
  if (!isTooFar({ points: given, derived }, atMost)) return [];
  const told = { points: number(derived ?? 0), most: number(atMost ?? 0) };
  return [wrongField(`${at}.points`, t('evaluate.departs-too-far', told))];
}
