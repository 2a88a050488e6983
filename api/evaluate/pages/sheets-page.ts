import { page } from '../../record/pages/page';
import { seeSheets, sheetName, sheetsTable } from './read-sheets';
import { namedIn, ROUND, roundCrumbs, seeRound } from './the-round';

/** The sheets of a round side by side; while judges still score, only one's own. */
export const sheetsPage = page({
  path: `${ROUND}/sheets`,
  right: `GET ${ROUND}/sheets`,
  template: 'evaluate/sheets-page',
  async show(context) {
    const round = await seeRound(context);
    const sheets = await seeSheets(context);
    const named = namedIn(context, round);
    return {
      title: context.t('evaluate.sheets'),
      crumbs: await roundCrumbs(context, round),
      isScoring: round.state === 'scoring',
      sheets: sheetsTable(context, round, sheets),
      claims: sheets.flatMap((sheet) =>
        sheet.vetoes.map(({ code, evidence }) => ({
          by: sheetName(context, sheets, sheet),
          veto: named(code),
          evidence,
        })),
      ),
    };
  },
});
