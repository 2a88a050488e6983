import { listPage } from '../../record/pages/list-page';
import { SEAT_TAGS } from './panel-page';
import { type SeatListed, seatAddress, seatClock } from './seat-of';

interface Listed extends SeatListed {
  programme: string;
  clock: Awaited<ReturnType<typeof seatClock>>;
}

/** The seats that an evaluator holds or held, with what is to be done, and until when. */
export const seatsPage = listPage<Listed>({
  path: '/panel-seats',
  right: 'GET /panel-seats',
  title: 'match.own-seats',
  lead: 'match.own-seats-lead',
  empty: 'match.no-seat',
  items: async (context, items) => {
    const seats = items as SeatListed[];
    const programmes = await context.services.store.programmes.find({
      id: { $in: seats.map((one) => one.programmeId) },
    });
    const listed: Listed[] = [];
    for (const seat of seats) {
      const programme = programmes.find(({ id }) => id === seat.programmeId);
      const clock = await seatClock(context, seat);
      listed.push({ ...seat, programme: programme ? context.own(programme.title) : '—', clock });
    }
    return listed;
  },
  columns: [
    {
      label: 'match.programme',
      value: ({ programme }) => programme,
      show: (seat) => ({ text: seat.programme, href: seatAddress(seat) }),
    },
    { label: 'match.seat', value: ({ number }) => number },
    {
      label: 'record.state',
      value: ({ state }, { t }) => t(`match.seat-${state}`),
      show: ({ state }, { t }) => ({ text: t(`match.seat-${state}`), tag: SEAT_TAGS[state] }),
    },
    {
      label: 'record.due',
      value: ({ clock }) => clock?.at ?? null,
      show: ({ clock }) => (clock ? { text: clock.due, late: clock.late } : { text: '—' }),
    },
    { label: 'record.otherwise', value: ({ clock }) => clock?.byDefault ?? null },
  ],
});
