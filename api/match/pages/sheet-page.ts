import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import { applicationOf, papersOf } from './application-papers';
import { programmeOf } from './programme-of';
import { applicationsOf, type Sheet, seatAddress, seatClock, seatCrumbs, seatOf } from './seat-of';
import { markFields, marksBody, shownMarks } from './sheet-marks';

async function savedSheet(context: PageContext): Promise<Sheet | undefined> {
  const { sheets } = await seatOf(context);
  return sheets.find((one) => one.applicationId === context.params.applicationId);
}

/** The papers and the score sheet side by side; saved as often as one likes. */
export const sheetPage = formPage({
  path: '/panel-seats/:programmeId/:number/sheets/:applicationId',
  right: 'PUT /panel-seats/:programmeId/:number/sheets/:applicationId',
  template: 'match/sheet-page',
  title: 'match.score-sheet',
  button: 'match.save-sheet',
  fields: async (context) => markFields(context, (await seatOf(context)).criteria),
  async shown(context) {
    const { criteria } = await seatOf(context);
    return shownMarks(criteria, await savedSheet(context));
  },
  version: async (context) => (await savedSheet(context))?.version ?? 0,
  draft: { version: ({ version }: Sheet) => version },
  async around(context) {
    const seat = await seatOf(context);
    const application = await applicationOf(context, String(context.params.applicationId));
    const programme = await programmeOf(context, seat.programmeId);
    const others = await applicationsOf(context, seat.applications);
    const at = seat.applications.indexOf(application.id);
    const next = others[at + 1];
    const sheet = seat.sheets.find((one) => one.applicationId === application.id);
    return {
      title: application.title,
      crumbs: await seatCrumbs(context, seat),
      // After an upheld objection only the contested sheets are open again.
      isOpen: seat.state === 'declared' && !sheet?.submittedAt,
      clock: await seatClock(context, seat),
      papers: await papersOf(context, application, programme),
      next: next ? { text: next.title, href: `${seatAddress(seat)}/sheets/${next.id}` } : null,
    };
  },
  body: async (context, typed) => marksBody(context, (await seatOf(context)).criteria, typed),
  done: ({ params }) =>
    `${seatAddress({ programmeId: String(params.programmeId), number: Number(params.number) })}/sheets/${params.applicationId}`,
  doneText: 'match.sheet-saved',
});
