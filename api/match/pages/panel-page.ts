import type { z } from 'zod';
import type { DeadlineRecord } from '../../../domain/record/records';
import { workflowId } from '../../../domain/record/workflow-id';
import type { Cell } from '../../record/pages/list-page';
import { type PageContext, page } from '../../record/pages/page';
import type { seatView } from '../application-schemas';
import { organisationNames, programmeOf } from './programme-of';
import { type Reading, readersTable, readingFacts } from './readers-table';
import { voidWords } from './void-words';

type Seat = z.output<typeof seatView> & { evaluatorId: string; reads?: string[] };

export const SEAT_TAGS: { readonly [state in Seat['state']]: string } = {
  drawn: 'govuk-tag--yellow',
  declared: 'govuk-tag--blue',
  submitted: 'govuk-tag--green',
  void: 'govuk-tag--grey',
};

/** The review panel: its seats, their clocks, what becomes of silence, and what the bureau can do when it is short. */
export const panelPage = page({
  path: '/programmes/:programmeId/panel',
  right: 'GET /programmes/:programmeId/panel',
  template: 'match/panel-page',
  async show(context) {
    const { services, params, desk, t, own, code } = context;
    const programmeId = String(params.programmeId);
    const { title, rulebook } = await programmeOf(context, programmeId);
    const { state, seats, reading } = await desk.see<{
      state: string | null;
      seats: Seat[];
      reading?: Reading;
    }>('/programmes/:programmeId/panel', { programmeId });
    const people = await services.store.users.find({ id: { $in: seats.map((one) => one.evaluatorId) } });
    const running = { workflowId: workflowId.panel(programmeId), status: 'open' };
    const deadlines = await services.store.deadlines.find(running, { sort: { due: 1 } });
    const nameOf = await organisationNames(
      context,
      seats.flatMap(({ conflict }) => conflict?.organisationId ?? []),
    );
    const rows = seats.map((seat) => {
      const name = people.find((one) => one.id === seat.evaluatorId)?.name ?? '—';
      const clock = deadlines.find(({ key }) => key.split('/')[1] === String(seat.number));
      const successor = seats.find(({ replaces }) => replaces === seat.id);
      return seatRow(context, seat, name, clock, notesOf(context, seat, successor, nameOf));
    });
    const held = seats.filter((one) => one.state !== 'void');
    const acts = [
      { label: 'match.extend-panel', path: 'extend', right: 'POST /programmes/:programmeId/panel/extend' },
      {
        label: 'match.accept-quorum',
        path: 'accept-quorum',
        right: 'POST /programmes/:programmeId/panel/accept-quorum',
      },
    ];
    const links = [];
    for (const { label, path, right } of acts)
      if (state === 'short' && (await desk.may(right, { programmeId })))
        links.push({ text: t(label), href: `/programmes/${programmeId}/panel/${path}` });
    const { panelSize, quorum, expertShare, calibration, draw } = rulebook.review;
    const lacking = (reading?.applications ?? []).filter((one) => one.missing > 0).length;
    const fact = (key: string, text: string) => ({ key: { text: t(key) }, value: { text } });
    return {
      title: t('match.panel'),
      crumbs: [{ text: own(title), href: `/programmes/${programmeId}` }],
      isShort: state === 'short',
      lacking: state !== 'closed' && lacking > 0 ? t('match.readers-lacking', { count: lacking }) : null,
      facts: [
        fact('record.state', state === null ? t('match.no-panel-yet') : code(state)),
        fact('match.seats-held', t('match.of', { part: held.length, whole: panelSize })),
        fact(
          'match.seats-submitted',
          t('match.of', { part: held.filter((one) => one.state === 'submitted').length, whole: held.length }),
        ),
        fact('match.quorum', String(quorum)),
        fact('match.expert-share', `${expertShare}%`),
        ...(draw?.expertise ? [fact('match.expertise-asked', draw.expertise.join(t('record.and')))] : []),
        ...(draw?.leastAppraisal
          ? [
              fact(
                'match.least-appraisal',
                t('match.appraisal-bound', {
                  points: draw.leastAppraisal.points,
                  count: draw.leastAppraisal.appraisals,
                }),
              ),
            ]
          : []),
        ...readingFacts(context, rulebook.review.reading),
        ...(draw?.seatsAtOnce ? [fact('match.seats-at-once', String(draw.seatsAtOnce))] : []),
        ...(calibration?.whenApart === 'one-more-evaluator'
          ? [fact('match.one-more', t('match.one-more-when', { limit: calibration.apartLimit }))]
          : []),
      ],
      links,
      readers: reading ? readersTable(context, reading) : null,
      seats: {
        caption: t('match.seats'),
        captionClasses: 'govuk-table__caption--m',
        head: [
          'match.seat',
          'match.evaluator',
          'record.state',
          'record.task',
          'record.due',
          'record.otherwise',
          'match.note',
        ].map((key) => ({ text: t(key) })),
        rows,
      },
    };
  },
});

/** What became of a seat: why it is void, who came in its place or whose place it took, and what it did not agree with. */
function notesOf(
  context: PageContext,
  seat: Seat,
  successor: Seat | undefined,
  nameOf: (organisationId: string) => string,
): string[] {
  const { t } = context;
  return [
    ...voidWords(context, seat, nameOf),
    ...(successor ? [t('match.replaced-by', { number: successor.number })] : []),
    ...(seat.replaces ? [t('match.replaces', { number: seat.replaces.split('/').at(-1) })] : []),
    ...(seat.reads && seat.state !== 'void' ? [t('match.reads-count', { count: seat.reads.length })] : []),
    ...(seat.dissent ? [t('match.dissents', { reasons: seat.dissent })] : []),
  ];
}

function seatRow(
  { t, code, time, now }: PageContext,
  { number, state }: Seat,
  name: string,
  clock: DeadlineRecord | undefined,
  notes: readonly string[],
): Cell[] {
  return [
    { text: String(number) },
    { text: name },
    { text: t(`match.seat-${state}`), tag: SEAT_TAGS[state] },
    ...(clock
      ? [
          { text: code(clock.key.startsWith('declare/') ? 'panel.declare' : 'panel.score') },
          { text: time(clock.due), late: clock.due < now ? t('record.overdue') : null },
          { text: code(clock.byDefault) },
        ]
      : [{ text: '—' }, { text: '—' }, { text: '—' }]),
    { text: notes.join(t('record.and')) || '—' },
  ];
}
