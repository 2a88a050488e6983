import { departs } from '../../../domain/evaluate/departure';
import type { GivenMark } from '../../../domain/evaluate/read-mark';
import type { Cell } from '../../record/pages/list-page';
import type { PageContext } from '../../record/pages/page';
import { table } from './round-tables';
import type { SheetContent, SheetForm } from './sheet-fields';

/** Points as a judge gave them, with what was read for them, or what the records earn where they depart from it. */
export function givenText({ t, number }: PageContext, mark: GivenMark | undefined): string {
  if (mark?.points === undefined) return '—';
  const { points, reading, derived = null } = mark;
  const text = points === null ? t('evaluate.not-applicable') : number(points);
  if (points !== null && reading !== undefined)
    return t('evaluate.reading-earned', { reading: number(reading), points: text });
  if (!departs({ points, derived: mark.derived })) return text;
  const earned = derived === null ? '—' : number(derived);
  return t('evaluate.departed', { points: text, earned });
}

/** A sheet to read: what was given for each indicator, and which vetoes were claimed. */
export function sheetTable(context: PageContext, { indicators, vetoes }: SheetForm, sheet: SheetContent) {
  const { t, own, number } = context;
  const rows = indicators.map(({ id, title, points }): Cell[] => {
    const mark = sheet.marks.find((one) => one.indicator === id);
    return [
      { text: own(title) },
      { text: number(points), format: 'numeric' },
      { text: givenText(context, mark), format: 'numeric' },
      { text: mark?.comment || '—' },
    ];
  });
  const claims = vetoes.flatMap(({ code, title }): Cell[][] => {
    const claim = sheet.vetoes.find((one) => one.code === code);
    if (!claim) return [];
    return [
      [
        { text: own(title), late: t('evaluate.veto') },
        { text: '—', format: 'numeric' },
        { text: '—', format: 'numeric' },
        { text: claim.evidence },
      ],
    ];
  });
  const head = ['evaluate.indicator', 'evaluate.full-points', 'evaluate.points', 'evaluate.comment'];
  return table(context, 'evaluate.sheet', head, [...rows, ...claims]);
}
