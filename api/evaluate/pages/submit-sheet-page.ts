import { checkScoreSheet } from '../../../domain/evaluate/check-score-sheet';
import { departs } from '../../../domain/evaluate/departure';
import type { DepartureTerms } from '../../../domain/evaluate/departure-terms';
import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import { marksOf, type OwnSheetView } from './sheet-fields';
import { seeOwnSheet } from './sheet-page';
import { sheetTable } from './sheet-table';
import { ROUND, roundAddress, roundIfSeen, sheetCrumbs } from './the-round';

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
      crumbs: await sheetCrumbs(context, await roundIfSeen(context)),
      sheet: sheetTable(context, own, own.sheet),
      isOpen,
      missing,
      isWhole: isOpen && missing.length === 0,
      back: `${roundAddress(context.params)}/sheet`,
    };
  },
  done: async (context) => ((await roundIfSeen(context)) ? roundAddress(context.params) : '/'),
  doneText: 'evaluate.sheet-submitted',
});

/** What keeps the sheet from being handed in, each with the way to its place on the form. */
function missingOn(context: PageContext, own: OwnSheetView) {
  const { t, own: worded, params } = context;
  const { indicators, vetoes, party, sheet } = own;
  const judged = indicators.map(({ id, dimension, title, points, weight, standsIn, departure }) => ({
    ...{ id, dimension, title, points },
    judges: [{ party, weight }],
    rule: { kind: 'judged' as const },
    ...(standsIn && {
      whenSurveyInvalid: { kind: 'judged-by' as const, party: party as DepartureTerms['by'][number] },
    }),
    ...(departure && { departure: termsOf(departure) }),
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
    const lacks = whatLacks(sheet.marks.find((one) => one.indicator === indicator.id));
    return [
      {
        text: t(`evaluate.lacks-${lacks}`, { title: worded(indicator.title) }),
        href: `${roundAddress(params)}/sheet#marks.${n}.${lacks === 'points' ? 'points' : 'comment'}`,
      },
    ];
  });
}

/** What is to be written for a mark that is not in order. */
function whatLacks(
  mark: OwnSheetView['sheet']['marks'][number] | undefined,
): 'points' | 'comment' | 'reason' {
  if (mark?.points === undefined) return 'points';
  if (departs({ points: mark.points, derived: mark.derived }) && mark.comment.trim() === '') return 'reason';
  return mark.points === null ? 'comment' : 'points';
}

function termsOf({
  by,
  atMost,
}: NonNullable<OwnSheetView['indicators'][number]['departure']>): DepartureTerms {
  return { by: by as DepartureTerms['by'], ...(atMost !== null && { atMost }) };
}
