import type { Application } from '../../domain/match/application';
import { isSealed } from '../../domain/match/seal';
import type { Seat } from '../../domain/match/seat';
import { readsIt } from '../../domain/match/seat-reads';
import type { Relation } from '../../domain/people/access';
import type { ProgrammeRecord } from '../../domain/publish/programme-record';
import { Fault } from '../../domain/record/fault';
import { checks } from '../publish/programme-relation';
import type { Caller, Services } from '../record/route';
import { lookAt } from './early-reading';

type Asker = Pick<Caller, 'userId' | 'organisationId' | 'roles'>;

/** Streets 街道 co-judge the lots that they use. */
export async function lotsOfStreet(
  store: Services['store'],
  asker: Asker,
  programme: ProgrammeRecord,
): Promise<string[]> {
  const organisation = await store.organisations.get(asker.organisationId);
  if (organisation?.kind !== 'street' || organisation.streetCode === null) return [];
  const { rulebook } = await store.rulebooks.need(programme.rulebookHash);
  return (rulebook.funding.lots ?? [])
    .filter((one) => one.streetCode === organisation.streetCode)
    .map((one) => one.id);
}

/** The seat by which an evaluator may open papers of this programme, having declared no conflict; null: none. */
export async function readingSeat(
  store: Services['store'],
  userId: string,
  programmeId: string,
): Promise<Seat | null> {
  return store.seats.first({
    programmeId,
    evaluatorId: userId,
    state: { $in: ['declared', 'submitted'] },
  });
}

/**
 * Somebody who does nothing but judge. Whether such a person may see a thing is asked in the same questions, whatever
 * the thing is and whether there is one: an evaluator who has a conflict must not tell one from nothing by the time it
 * takes to say no.
 */
export const judgesOnly = ({ roles }: Pick<Asker, 'roles'>): boolean =>
  roles.every((one) => one === 'evaluator');

/** What decides whether somebody who does nothing but judge may see an application; a blind seat sees it as it is. */
export const STANDS_ON = ['programmeId', 'status'] as const satisfies readonly (keyof Application)[];

/**
 * How somebody who does nothing but judge stands to an application; null: there is none.
 * @throws Fault `not-found`
 */
export async function asJudge(
  store: Services['store'],
  { userId }: Pick<Asker, 'userId'>,
  application: Pick<Application, 'id' | (typeof STANDS_ON)[number]> | null,
): Promise<Relation[]> {
  const seats = await readingSeats(store, userId);
  const isRead = application?.status === 'submitted' && seats.some((one) => reads(one, application));
  if (!isRead) throw noSuchApplication();
  return ['assigned'];
}

/** Seats by which an evaluator may open papers, having declared no conflict. */
async function readingSeats(store: Services['store'], userId: string): Promise<Seat[]> {
  return store.seats.find({ evaluatorId: userId, state: { $in: ['declared', 'submitted'] } });
}

/** Whether an application is one that a seat reads: of its programme, and given to it where they are shared out. */
export const reads = (seat: Seat, { id, programmeId }: Pick<Application, 'id' | 'programmeId'>): boolean =>
  seat.programmeId === programmeId && readsIt(seat, id);

/**
 * How the caller stands to an application; null: there is none. Until the call has closed it is there for its applicant
 * only, and for the two officers of an early look; drafts stay so for ever: for everybody else, whatever their role,
 * there is no such application. Nor is there later for a rival, or for an evaluator who has not declared yet, is in
 * conflict, or was not given it. Who hands the papers out calls `keepRead` first.
 * @throws Fault `not-found`
 */
export async function readerOf(
  services: Pick<Services, 'store' | 'now'>,
  asker: Asker,
  application: Application | null,
): Promise<Relation[]> {
  const { store } = services;
  if (judgesOnly(asker)) return asJudge(store, asker, application);
  if (!application) throw noSuchApplication();
  const own = application.organisationId === asker.organisationId;
  if (own) return ['own-organisation'];
  const programme = await store.programmes.need(application.programmeId);
  if (application.status !== 'submitted') throw noSuchApplication();
  const relations: Relation[] = programme.bureauId === asker.organisationId ? ['own-bureau'] : [];
  if (isSealed(programme.state)) {
    const look = relations.length > 0 && (await lookAt(services, asker.userId, application));
    if (!look) throw noSuchApplication();
    return relations;
  }
  relations.push(...(await asStreetOrSeat(store, asker, application, programme)));
  if (relations.length === 0 && !checks(asker.roles)) throw noSuchApplication();
  return relations;
}

/** How somebody stands to an application as the street that uses its lot, or as a seat of the panel. */
async function asStreetOrSeat(
  store: Services['store'],
  asker: Asker,
  application: Application,
  programme: ProgrammeRecord,
): Promise<Relation[]> {
  const relations: Relation[] = [];
  const lots = await lotsOfStreet(store, asker, programme);
  if (application.lotId !== null && lots.includes(application.lotId)) relations.push('own-street');
  const seat = await readingSeat(store, asker.userId, programme.id);
  if (seat && reads(seat, application)) relations.push('assigned');
  return relations;
}

/** In the words in which the database says that there is none: the answer must not tell the two apart. */
export function noSuchApplication(): Fault {
  return new Fault('not-found', { en: 'no such record in applications', zh: null });
}
