import { workflowId } from '../../../domain/record/workflow-id';
import { page } from '../../record/pages/page';
import { organisationNames, programmeOf } from './programme-of';
import { applicationsOf, markOf, seatAddress, seatClock, seatName, seatOf } from './seat-of';
import { voidWords } from './void-words';

/** A seat of one's own: who applied, so that a conflict can be declared; after that the applications to score. */
export const seatPage = page({
  path: '/panel-seats/:programmeId/:number',
  right: 'GET /panel-seats/:programmeId/:number',
  template: 'match/seat-page',
  async show(context) {
    const { t, own, number } = context;
    const seat = await seatOf(context);
    const programme = await programmeOf(context, seat.programmeId);
    const applications = await applicationsOf(context, seat.applications);
    const nameOf = await organisationNames(context, [
      ...applications.map((one) => one.organisationId),
      ...(seat.conflict?.organisationId ? [seat.conflict.organisationId] : []),
    ]);
    const panel = await context.services.store.processes.get(workflowId.panel(seat.programmeId));
    const mayDissent = seat.state === 'submitted' && panel?.state === 'closed';
    const address = seatAddress(seat);
    const rows = applications.map((one) => {
      const marks = seat.criteria.map(({ id }) => markOf(seat.sheets, one.id, id));
      const given = marks.filter((mark) => mark !== undefined);
      const isWhole = given.length === seat.criteria.length;
      const sum = given.reduce((total, mark) => total + (mark.points ?? 0), 0);
      return [
        { text: one.title, href: `${address}/sheets/${one.id}` },
        { text: one.blind?.code ?? nameOf(one.organisationId) },
        {
          text: t('match.of', { part: given.length, whole: seat.criteria.length }),
          tag: isWhole ? 'govuk-tag--green' : given.length > 0 ? 'govuk-tag--yellow' : 'govuk-tag--grey',
        },
        { text: number(sum), format: 'numeric' as const },
      ];
    });
    return {
      title: seatName(context, own(programme.title), seat.number),
      crumbs: [{ text: t('match.own-seats'), href: '/panel-seats' }],
      clock: await seatClock(context, seat),
      isDrawn: seat.state === 'drawn',
      isBlind: seat.blind,
      isDeclared: seat.state === 'declared',
      isSubmitted: seat.state === 'submitted',
      mayDissent,
      state: t(`match.seat-${seat.state}`),
      voidReason: voidWords(context, seat, nameOf).join(t('record.and')) || null,
      dissents: seat.dissent ? t('match.dissents', { reasons: seat.dissent }) : null,
      applicants: seat.applicants.map(({ name }) => name),
      declare: `${address}/declare`,
      submit: `${address}/submit`,
      dissent: `${address}/dissent`,
      applications: {
        caption: t('match.to-score'),
        captionClasses: 'govuk-table__caption--m',
        head: [
          { text: t('match.title') },
          { text: t(seat.blind ? 'match.code' : 'people.organisation') },
          { text: t('match.marked') },
          { text: t('match.sum'), format: 'numeric' },
        ],
        rows,
      },
    };
  },
});
