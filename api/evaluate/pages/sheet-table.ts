import type { Cell } from '../../record/pages/list-page';
import type { PageContext } from '../../record/pages/page';
import { table } from './round-tables';
import type { SheetContent, SheetForm } from './sheet-fields';

/** A sheet to read: what was given for each indicator, and which vetoes were claimed. */
export function sheetTable(context: PageContext, { indicators, vetoes }: SheetForm, sheet: SheetContent) {
  const { t, own, number } = context;
  const rows = indicators.map(({ id, title, points }): Cell[] => {
    const mark = sheet.marks.find((one) => one.indicator === id);
    const given =
      mark?.points === undefined
        ? '—'
        : mark.points === null
          ? t('evaluate.not-applicable')
          : mark.reading === undefined
            ? number(mark.points)
            : t('evaluate.reading-earned', { reading: number(mark.reading), points: number(mark.points) });
    return [
      { text: own(title) },
      { text: number(points), format: 'numeric' },
      { text: given, format: 'numeric' },
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
