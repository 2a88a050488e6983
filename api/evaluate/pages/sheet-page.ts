import type { Field } from '../../record/pages/form-field';
import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import { roundPapers } from './round-papers';
import { type OwnSheetView, sheetFields, sheetShown, sheetTyped } from './sheet-fields';
import { sheetTable } from './sheet-table';
import { ROUND, roundAddress, roundIfSeen, type SheetView, sheetCrumbs } from './the-round';

export function seeOwnSheet({ desk, params }: PageContext): Promise<OwnSheetView> {
  return desk.see<OwnSheetView>(`${ROUND}/sheet`, params);
}

/** A judge's score sheet beside the measures: saved as often as one likes. */
export const sheetPage = formPage({
  path: `${ROUND}/sheet`,
  right: `PUT ${ROUND}/sheet`,
  title: 'evaluate.own-sheet',
  lead: 'evaluate.sheet-lead',
  button: 'evaluate.save-sheet',
  template: 'evaluate/sheet-page',
  async fields(context) {
    const fields = sheetFields(context, await seeOwnSheet(context));
    // Who sees no round sees the number on the sheet, and no list behind it.
    return (await roundIfSeen(context)) ? fields : fields.map(({ more: _, ...field }) => field as Field);
  },
  async shown(context) {
    const own = await seeOwnSheet(context);
    return sheetShown(own, own.sheet);
  },
  version: async (context) => (await seeOwnSheet(context)).sheet.version,
  draft: { version: ({ version }: SheetView) => version },
  body: async (context, typed) => sheetTyped(context, await seeOwnSheet(context), typed),
  async around(context) {
    const { params, time } = context;
    const [round, own] = [await roundIfSeen(context), await seeOwnSheet(context)];
    const isOpen = own.state === 'scoring' && own.sheet.submittedAt === null;
    return {
      crumbs: await sheetCrumbs(context, round),
      due: own.due === null ? null : time(own.due),
      ...(round && (await roundPapers(context, round))),
      isOpen,
      handedIn: own.sheet.submittedAt === null ? null : time(own.sheet.submittedAt),
      sheet: isOpen ? null : sheetTable(context, own, own.sheet),
      submit: `${roundAddress(params)}/sheet/submit`,
      isSaved: own.sheet.version > 0,
    };
  },
  done: ({ params }) => `${roundAddress(params)}/sheet`,
  doneText: 'evaluate.sheet-saved',
});
