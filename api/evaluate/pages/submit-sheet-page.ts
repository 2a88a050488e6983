import { checkScoreSheet } from '../../../domain/evaluate/check-score-sheet';
import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import { marksOf, type OwnSheetView } from './sheet-fields';
import { seeOwnSheet } from './sheet-page';
import { sheetTable } from './sheet-table';
import { ROUND, roundAddress, roundCrumbs, seeRound } from './the-round';

/** Hands the saved sheet in: the whole sheet is shown once more, with whatever it still lacks. */
export const submitSheetPage = formPage({
  path: `${ROUND}/sheet/submit`,
  right: `POST ${ROUND}/sheet/submit`,
  title: 'evaluate.check-sheet',
  button: 'evaluate.submit-sheet',
  template: 'evaluate/submit-sheet-page',
  fields: () => [],
  async around(context) {
    const own = await seeOwnSheet(context);
    const isOpen = own.state === 'scoring' && own.sheet.submittedAt === null;
    const missing = isOpen ? missingOn(context, own) : [];
    return {
      crumbs: await roundCrumbs(context, await seeRound(context)),
      sheet: sheetTable(context, own, own.sheet),
      isOpen,
      missing,
      isWhole: isOpen && missing.length === 0,
      back: `${roundAddress(context.params)}/sheet`,
    };
  },
  done: ({ params }) => roundAddress(params),
  doneText: 'evaluate.sheet-submitted',
});

/** What keeps the sheet from being handed in, each with the way to its place on the form. */
function missingOn(context: PageContext, own: OwnSheetView) {
  const { t, own: worded, params } = context;
  const { indicators, vetoes, party, sheet } = own;
  const judged = indicators.map(({ id, dimension, title, points, weight }) => ({
    ...{ id, dimension, title, points },
    judges: [{ party, weight }],
    rule: { kind: 'judged' as const },
  }));
  const faults = checkScoreSheet(judged, vetoes as Parameters<typeof checkScoreSheet>[1], {
    ...sheet,
    marks: marksOf(sheet),
    party,
  });
  return faults.flatMap(({ field }) => {
    const n = indicators.findIndex(({ id }) => field === `marks.${id}`);
    const indicator = indicators[n];
    if (!indicator) return [];
    const isNone = sheet.marks.some((one) => one.indicator === indicator.id && one.points === null);
    return [
      {
        text: t(isNone ? 'evaluate.lacks-comment' : 'evaluate.lacks-points', {
          title: worded(indicator.title),
        }),
        href: `${roundAddress(params)}/sheet#marks.${n}.${isNone ? 'comment' : 'points'}`,
      },
    ];
  });
}
