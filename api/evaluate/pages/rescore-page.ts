import { Fault } from '../../../domain/record/fault';
import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import { appealView } from './evaluation-page';
import { seeSheets, sheetName } from './read-sheets';
import { type SheetForm, sheetFields, sheetShown, sheetTyped } from './sheet-fields';
import { sheetTable } from './sheet-table';
import { ROUND, type RoundView, roundAddress, roundCrumbs, type SheetView, seeRound } from './the-round';

/** The sheet of the address that is scored anew. @throws Fault `not-found` */
async function original(context: PageContext): Promise<{ sheets: SheetView[]; sheet: SheetView }> {
  const sheets = (await seeSheets(context)).filter((one) => one.replaces === null);
  const sheet = sheets.find(({ id }) => id === context.query.replaces);
  if (!sheet) throw new Fault('not-found', { en: 'no such sheet of this round', zh: null });
  return { sheets, sheet };
}

/** Asks again for what the sheet has marked; a veto is contested, never claimed, on appeal. */
function formOf(round: RoundView, { marks, vetoes, party }: SheetView): SheetForm {
  return {
    indicators: round.indicators
      .filter(({ id }) => marks.some((one) => one.indicator === id))
      .map((one) => {
        const line = round.derivation.find(({ indicator }) => indicator === one.id);
        const { measure = null, value = null } = line ?? {};
        const fromRecords = one.departure?.by.includes(party)
          ? {
              points: line?.derived ?? null,
              // What is not contested keeps its mark, however far the records have moved from it since.
              atMost: round.appeal?.contested.includes(one.id) ? one.departure.atMost : null,
            }
          : null;
        return { ...one, weight: 100, standsIn: false, anchors: [], measure, value, fromRecords };
      }),
    vetoes: round.vetoRules.filter(({ code }) => vetoes.some((one) => one.code === code)),
  };
}

async function formHere(context: PageContext): Promise<SheetForm> {
  return formOf(await seeRound(context), (await original(context)).sheet);
}

/** What was scored anew so far. */
async function rescored({ desk, params, query }: PageContext): Promise<SheetView | undefined> {
  const { items } = await desk.see<{ items: SheetView[] }>(`${ROUND}/appeal/sheets`, params);
  return items.find(({ replaces }) => replaces === query.replaces);
}

/** An approver scores a contested sheet anew; it counts once the appeal is upheld. */
export const rescorePage = formPage({
  path: `${ROUND}/appeal/sheets`,
  right: `PUT ${ROUND}/appeal/sheets`,
  title: 'evaluate.rescore',
  lead: 'evaluate.rescore-lead',
  button: 'evaluate.save-sheet',
  template: 'evaluate/rescore-page',
  fields: async (context) => sheetFields(context, await formHere(context)),
  async shown(context) {
    const { sheet } = await original(context);
    return sheetShown(await formHere(context), (await rescored(context)) ?? sheet);
  },
  version: async (context) => (await rescored(context))?.version ?? 0,
  draft: { version: ({ version }: SheetView) => version },
  async body(context, typed) {
    return { replaces: context.query.replaces, ...sheetTyped(context, await formHere(context), typed) };
  },
  async around(context) {
    const round = await seeRound(context);
    const { sheets, sheet } = await original(context);
    return {
      title: context.t('evaluate.rescore-sheet', { sheet: sheetName(context, sheets, sheet) }),
      crumbs: await roundCrumbs(context, round),
      appeal: appealView(context, round),
      before: sheetTable(context, formOf(round, sheet), sheet),
    };
  },
  done: ({ params }) => `${roundAddress(params)}/appeal/decide`,
  doneText: 'evaluate.sheet-saved',
});
