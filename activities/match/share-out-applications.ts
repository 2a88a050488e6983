import type { PanelTerms } from '../../domain/match/panel-terms';
import type { ReadingTerms } from '../../domain/match/reading-terms';
import { recusalsOf } from '../../domain/match/recusal';
import type { Seat } from '../../domain/match/seat';
import { readBy, readsMark } from '../../domain/match/seat-reads';
import { shareOut } from '../../domain/match/share-out';
import type { Barred, Sharing, SharingInputs } from '../../domain/match/sharing';
import { type Lack, lackOf } from '../../domain/match/sharing-lack';
import type { Json } from '../../domain/record/journal';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { Store } from '../../domain/record/store';
import type { ActivityDeps } from '../deps';
import { businessNow } from '../record/business-now';
import { recordStep } from '../record/record-step';
import { eligibleIn } from './eligible-in';

export interface ShareOutInput {
  step: Step;
  terms: Pick<PanelTerms, 'lookBackYears'> & { reading: ReadingTerms };
  /** Only these are given readers: the panel is reopened for them, and who has submitted may be given one. */
  reopened: string[] | null;
  /** An evaluator was called for the applications on which two seats were too far apart: those have one reader more. */
  oneMore: boolean;
}

/** What a sharing out left to do; numbers only, of which there are never many. */
export interface SharedOut {
  recorded: RecordedStep;
  lack: Lack;
  /** Seats that were given more when they had opened papers already; they are to declare before they open these. */
  grown: number[];
  /** For each seat that was given any, what stands for all that it reads now. */
  shown: { seat: number; shown: number }[];
  /** Seats that read any of the applications that were to have readers. */
  readers: number[];
}

type Facts = Omit<SharingInputs, 'seats'> &
  Sharing & { seats: (SharingInputs['seats'][number] & { state: Seat['state'] })[] };

/**
 * Shares applications out among the seats that are held, by the profiles as they are now around ties that became known.
 * What the seats read stays with them. The journal keeps everything that {@link shareOut} was given, so that anybody can
 * do it again. Run again it gives the same.
 */
export async function shareOutApplications(
  deps: Pick<ActivityDeps, 'store' | 'now' | 'sha256' | 'newSeed'>,
  { step, terms, reopened, oneMore }: ShareOutInput,
): Promise<SharedOut> {
  const { store } = deps;
  const { programmeId } = step.process;
  const at = step.at ?? (await businessNow(deps));
  const eligible = await eligibleIn(store, programmeId);
  const held = await store.seats.find({ programmeId, state: { $ne: 'void' } }, { sort: { number: 1 } });
  const seats = held.map((one) => ({
    ...{ seat: one.number, state: one.state, reads: readBy({ reads: one.reads ?? [] }, eligible) },
    takes: reopened !== null || one.state !== 'submitted',
  }));
  const takers = held.filter((_, n) => seats[n]?.takes);
  const inputs = {
    seed: deps.newSeed(),
    terms: terms.reading,
    seats,
    applications: reopened ? readBy({ reads: reopened }, eligible) : eligible,
    oneMore: oneMore ? await apartIn(store, step.process.workflowId) : [],
    barred: await barredOf(store, programmeId, takers, at, terms.lookBackYears),
  };
  const { given, lacking } = shareOut(inputs);
  const facts = { ...inputs, given, lacking } as unknown as Json;
  const recorded = await recordStep(deps, { ...step, at, facts }, async () => {
    for (const { seat, applications } of given) {
      const reads = [...(held.find((one) => one.number === seat)?.reads ?? []), ...applications].sort();
      // Nobody opens what is new before the declaration.
      await store.seats.update({ id: `${programmeId}/${seat}` }, { reads, state: 'drawn' });
    }
  });
  const kept = (await store.journal.need(step.key)).facts as unknown as Facts;
  const changed = await store.seats.find({ programmeId, number: { $in: kept.given.map((one) => one.seat) } });
  const shown = changed.map(({ number, reads = [] }) => ({
    seat: number,
    shown: readsMark(reads, deps.sha256),
  }));
  return { recorded, lack: lackOf(kept.lacking), ...concernedBy(kept), shown };
}

function concernedBy({ seats, given, applications }: Facts): Pick<SharedOut, 'grown' | 'readers'> {
  const wanted = new Set(applications);
  const more = new Map(given.map((one) => [one.seat, one.applications]));
  return {
    grown: seats.filter((one) => one.state !== 'drawn' && more.has(one.seat)).map(({ seat }) => seat),
    readers: seats
      .filter(({ seat, reads }) => [...reads, ...(more.get(seat) ?? [])].some((id) => wanted.has(id)))
      .map(({ seat }) => seat),
  };
}

/** Applications on which the panel's seats were too far apart when it looked. */
async function apartIn(store: Store, stream: string): Promise<string[]> {
  const compared = await store.journal.first({ stream, decision: 'compare-sheets' });
  const { apart = [] } = (compared?.facts ?? {}) as { apart?: { applicationId: string }[] };
  return apart.map((one) => one.applicationId);
}

/** Whoever has a tie with an applicant leaves the panel; until that is done, nothing of that applicant goes there. */
async function barredOf(
  store: Store,
  programmeId: string,
  seats: readonly Seat[],
  at: string,
  lookBackYears: number,
): Promise<Barred[]> {
  const users = await store.users.find({ id: { $in: seats.map((one) => one.evaluatorId) } });
  const applications = await store.applications.pick({ programmeId, status: 'submitted' }, [
    'organisationId',
  ]);
  const applicants = new Set(applications.map((one) => one.organisationId));
  return seats.flatMap(({ number, evaluatorId }) => {
    const user = users.find((one) => one.id === evaluatorId);
    if (!user) return [];
    const ties = user.evaluator?.ties ?? [];
    const { organisationId } = user;
    const met = [organisationId, ...ties.map((one) => one.organisationId)].filter((id) => applicants.has(id));
    const candidate = { evaluatorId, organisationId, expert: false, ties };
    const tied = recusalsOf(candidate, met, at, lookBackYears).map((one) => one.organisationId);
    return applications
      .filter((one) => tied.includes(one.organisationId))
      .map(({ id }) => ({ seat: number, applicationId: id }));
  });
}
