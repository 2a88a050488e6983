import { PARTY_WORDS } from '../../../domain/evaluate/party-words';
import type { Cell } from '../../record/pages/list-page';
import type { PageContext } from '../../record/pages/page';
import { table } from './round-tables';
import { givenText } from './sheet-table';
import { ROUND, type RoundView, type SheetView } from './the-round';

/** The sheets handed in that this person may read. */
export async function seeSheets({ desk, params }: PageContext): Promise<SheetView[]> {
  return (await desk.see<{ items: SheetView[] }>(`${ROUND}/sheets`, params)).items;
}

/** Which sheet it is, without the name of who filled it in: the party, with a number where there are several. */
export function sheetName({ own, t }: PageContext, sheets: readonly SheetView[], sheet: SheetView): string {
  const ofParty = sheets.filter((one) => one.party === sheet.party && one.replaces === null);
  const original = sheets.find((one) => one.id === sheet.replaces) ?? sheet;
  const number = ofParty.length > 1 ? ` ${ofParty.indexOf(original) + 1}` : '';
  const rescored = sheet.replaces === null ? '' : ` (${t('evaluate.rescored')})`;
  return `${own(PARTY_WORDS[sheet.party])}${number}${rescored}`;
}

/** Sheets side by side: a row for each indicator, a column for each sheet. */
export function sheetsTable(context: PageContext, round: RoundView, sheets: readonly SheetView[]) {
  const { own, number } = context;
  const judged = round.indicators.filter(({ id }) =>
    sheets.some((sheet) => sheet.marks.some((mark) => mark.indicator === id)),
  );
  const rows = judged.map(({ id, title, points }): Cell[] => [
    { text: own(title) },
    { text: number(points), format: 'numeric' },
    ...sheets.map((sheet): Cell => {
      const mark = sheet.marks.find((one) => one.indicator === id);
      return { text: [givenText(context, mark), mark?.comment].filter(Boolean).join('\n') };
    }),
  ]);
  const shown = table(context, 'evaluate.sheets', ['evaluate.indicator', 'evaluate.full-points'], rows);
  const head = [...shown.head, ...sheets.map((one) => ({ text: sheetName(context, sheets, one) }))];
  return { ...shown, head, classes: 'app-lines' };
}
