import type { z } from 'zod';
import type { Criterion } from '../../../domain/match/criterion';
import { workflowId } from '../../../domain/record/workflow-id';
import type { Crumb, PageContext } from '../../record/pages/page';
import type { seatView, sheetView } from '../application-schemas';
import { programmeOf } from './programme-of';

export type SeatListed = z.output<typeof seatView>;
export type Sheet = z.output<typeof sheetView>;
export interface OwnSeat extends SeatListed {
  blind: boolean;
  shown?: number;
  applicants: { organisationId: string; name: string }[];
  applications: string[];
  criteria: Criterion[];
  sheets: Sheet[];
}

type Place = Pick<SeatListed, 'programmeId' | 'number'>;

export function seatOf({ desk, params }: PageContext): Promise<OwnSeat> {
  const { programmeId, number } = params;
  return desk.see('/panel-seats/:programmeId/:number', { programmeId, number });
}

export const seatAddress = ({ programmeId, number }: Place) => `/panel-seats/${programmeId}/${number}`;

export async function seatCrumbs(context: PageContext, seat: Place): Promise<Crumb[]> {
  const { title } = await programmeOf(context, seat.programmeId);
  return [
    { text: context.t('match.own-seats'), href: '/panel-seats' },
    { text: seatName(context, context.own(title), seat.number), href: seatAddress(seat) },
  ];
}

export const seatName = ({ t }: PageContext, programme: string, number: number) =>
  t('match.seat-name', { programme, number });

/** The clock that runs for a seat, and what becomes of silence. */
export async function seatClock(
  { services: { store }, t, time, now, code }: PageContext,
  { programmeId, number }: Place,
) {
  const keys = [`declare/${number}`, `score/${number}`];
  const deadline = await store.deadlines.first({
    workflowId: workflowId.panel(programmeId),
    status: 'open',
    key: { $in: keys },
  });
  return deadline
    ? {
        at: deadline.due,
        due: time(deadline.due),
        late: deadline.due < now ? t('record.overdue') : null,
        byDefault: code(deadline.byDefault),
      }
    : null;
}

/** Applications of a panel by their ids, in the same order; those that may not be read any more are left out. */
export async function applicationsOf({ services: { store } }: PageContext, ids: readonly string[]) {
  const found = await store.applications.find({ id: { $in: ids } });
  return ids.flatMap((id) => found.find((one) => one.id === id) ?? []);
}

type Mark = Sheet['marks'][number];

/** The marks that are given; a comment alone is none. */
export const marksOf = ({ marks }: Sheet) =>
  marks.filter((one): one is Mark & { points: number | null } => one.points !== undefined);

export function markOf(sheets: readonly Sheet[], applicationId: string, criterion: string) {
  const sheet = sheets.find((one) => one.applicationId === applicationId);
  return sheet && marksOf(sheet).find((one) => one.criterion === criterion);
}
