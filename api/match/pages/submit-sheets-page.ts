import { missingMarks } from '../../../domain/match/check-sheet';
import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import { applicationsOf, markOf, marksOf, type OwnSeat, seatAddress, seatCrumbs, seatOf } from './seat-of';

const NUMERIC = { format: 'numeric' } as const;

/** All sheets once more before they are submitted together, and what still is missing. */
export const submitSheetsPage = formPage({
  path: '/panel-seats/:programmeId/:number/submit',
  right: 'POST /panel-seats/:programmeId/:number/submit',
  template: 'match/submit-sheets-page',
  title: 'match.check-sheets',
  lead: 'match.submit-sheets-lead',
  button: 'match.submit-sheets',
  fields: () => [],
  async around(context) {
    const seat = await seatOf(context);
    const applications = await applicationsOf(context, seat.applications);
    const errorList = missingOf(context, seat, applications);
    return {
      crumbs: await seatCrumbs(context, seat),
      isOpen: seat.state === 'declared',
      missing:
        errorList.length > 0
          ? { titleText: context.t('match.sheets-missing'), descriptionText: null, errorList, allowed: null }
          : null,
      sheets: applications.map((one) => sheetTable(context, seat, one)),
    };
  },
  done: ({ params }) =>
    seatAddress({ programmeId: String(params.programmeId), number: Number(params.number) }),
  doneText: 'match.sheets-submitted',
});

interface Named {
  id: string;
  title: string;
}

function sheetTable({ t, own, number }: PageContext, seat: OwnSeat, { id, title }: Named) {
  return {
    title,
    href: `${seatAddress(seat)}/sheets/${id}`,
    table: {
      caption: title,
      captionClasses: 'govuk-table__caption--s',
      head: [
        { text: t('match.criterion') },
        { text: t('match.points'), ...NUMERIC },
        { text: t('match.of-points'), ...NUMERIC },
        { text: t('match.comment') },
      ],
      rows: seat.criteria.map((criterion) => {
        const mark = markOf(seat.sheets, id, criterion.id);
        const points = mark?.points === null ? t('match.not-applicable') : number(mark?.points ?? 0);
        return [
          { text: own(criterion.title) },
          { text: mark ? points : '—', ...NUMERIC },
          { text: number(criterion.points), ...NUMERIC },
          { text: mark?.comment || '—' },
        ];
      }),
    },
  };
}

/** Each thing that is missing, in words, leading to the sheet. */
function missingOf({ t, own }: PageContext, seat: OwnSeat, applications: readonly Named[]) {
  return missingMarks(
    seat.sheets.map((one) => ({ ...one, marks: marksOf(one) })),
    applications.map(({ id }) => id),
    seat.criteria,
  ).map(({ field }) => {
    const application = applications.find(({ id }) => field.startsWith(`sheets.${id}`));
    const criterion = seat.criteria.find(({ id }) => field === `sheets.${application?.id}.${id}`);
    const href = `${seatAddress(seat)}/sheets/${application?.id}`;
    if (!application || !criterion)
      return { text: t('match.no-sheet', { title: application?.title ?? '—' }), href };
    const mark = markOf(seat.sheets, application.id, criterion.id);
    const said = { title: application.title, criterion: own(criterion.title) };
    const at = `${href}#marks.${seat.criteria.indexOf(criterion)}`;
    return mark
      ? { text: t('match.no-comment', said), href: `${at}.comment` }
      : { text: t('match.no-mark', said), href: `${at}.points` };
  });
}
