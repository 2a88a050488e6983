import type { Application } from '../../domain/match/application';
import { type BlindTerms, blindTermsNow } from '../../domain/match/blind-terms';
import {
  type BlindCodes,
  blindApplication,
  blindCodes,
  blindDocument,
  blindRanking,
  inOrderOfCode,
} from '../../domain/match/blind-view';
import type { DocumentRecord } from '../../domain/record/document-record';
import { Fault } from '../../domain/record/fault';
import type { Collection, Collections, Filter } from '../../domain/record/store';
import { unknownCursor } from '../../domain/record/unknown-cursor';
import type { Caller } from '../record/route';
import type { Page, PagedStore, PageOptions, Services } from '../record/services';
import { STANDS_ON } from './reader-relation';

/** What is hidden from one person in one programme, and what its applications are called instead. */
interface Blindness {
  terms: BlindTerms;
  codes: BlindCodes;
}

/** Programme → what is hidden. */
type Blinded = ReadonlyMap<string, Blindness>;

/**
 * What everything stands on that answers this person: the same for all but evaluators, who read applications, their
 * documents and the sifting as a blind seat of theirs sees them. Routes and pages both begin here, so that there is no
 * answer that could go around it. Filters still find by what is hidden: no route may put a caller's words into one.
 */
export function seenBy<D extends { services: Services }>(
  deps: D,
  caller: Pick<Caller, 'userId' | 'roles'> | null,
): D {
  if (!caller?.roles.includes('evaluator')) return deps;
  const { services } = deps;
  return { ...deps, services: { ...services, store: blindStore(services.store, caller.userId) } };
}

function blindStore(store: PagedStore, userId: string): PagedStore {
  let asked: Promise<Blinded> | undefined;
  const blinded = (): Promise<Blinded> => {
    asked ??= blindedFor(store, userId);
    return asked;
  };
  const asBlind: See<Application> = async (found) => {
    const of = await blinded();
    return found.map((one) => {
      const known = of.get(one.programmeId);
      return known ? blindApplication(one, known.terms, known.codes.get(one.id) ?? '') : one;
    });
  };
  const applications = seeing('applications', store.applications, asBlind, STANDS_ON);
  const documents = seeing('documents', store.documents, (found, ids) =>
    seenDocuments(store, blinded, userId, found, ids),
  );
  const rankings = seeing('rankings', store.rankings, async (found) => {
    const of = await blinded();
    return found.map((one) => {
      const known = of.get(one.programmeId);
      return known ? blindRanking(one, known.codes) : one;
    });
  });
  const seen = { applications, documents, rankings } as { [name in keyof Collections]?: Seeing<never> };
  const page = async (name: keyof Collections, filter: Filter | readonly Filter[], options: PageOptions) => {
    if (name === 'applications' && 'programmeId' in filter) {
      const known = (await blinded()).get(String(filter.programmeId));
      if (known) return pageByCode(await applications.find(filter), known.codes, options);
    }
    const found = await store.page<{ id: string }>(name, filter, options);
    return { ...found, items: (await seen[name]?.see(found.items as never[])) ?? found.items };
  };
  return new Proxy(store, {
    get: (target, name: keyof PagedStore) =>
      name === 'page' ? page : (seen[name as keyof Collections] ?? target[name]),
  });
}

/**
 * The programmes in which somebody holds a seat that is blind now. What is asked does not depend on what the person
 * wants to see.
 */
async function blindedFor(store: PagedStore, evaluatorId: string): Promise<Blinded> {
  const seats = await store.seats.find({ evaluatorId, state: { $ne: 'void' } });
  const ids = [...new Set(seats.map((one) => one.programmeId))];
  const programmes = ids.length > 0 ? await store.programmes.find({ id: { $in: ids } }) : [];
  const found = new Map<string, Blindness>();
  for (const programme of programmes.filter((one) => one.round === 0)) {
    const { rulebook } = await store.rulebooks.need(programme.rulebookHash);
    const terms = blindTermsNow(programme, rulebook.review);
    if (!terms) continue;
    const submitted = await store.applications.pick({ programmeId: programme.id, status: 'submitted' }, [
      'id',
    ]);
    const codes = blindCodes(
      programme.id,
      submitted.map((one) => one.id),
    );
    found.set(programme.id, { terms, codes });
  }
  return found;
}

type See<T> = (found: readonly T[], ids: readonly string[]) => Promise<T[]>;
type Seeing<T extends { id: string }> = Collection<T> & { see(found: readonly T[]): Promise<T[]> };

/**
 * A collection of which one reads what `see` leaves; by id it asks the same whether there is anything or not.
 * @param open fields that `see` leaves as they are, of records that it leaves all: picked without the others
 */
function seeing<T extends { id: string }>(
  name: keyof Collections,
  collection: Collection<T>,
  see: See<T>,
  open: readonly (keyof T)[] = [],
): Seeing<T> {
  const all = (found: readonly T[]) =>
    see(
      found,
      found.map((one) => one.id),
    );
  const get = async (id: string) => {
    const found = await collection.get(id);
    return (await see(found ? [found] : [], [id]))[0] ?? null;
  };
  return {
    ...collection,
    see: all,
    get,
    async need(id) {
      const found = await get(id);
      if (!found) throw new Fault('not-found', { en: `no such record in ${name}`, zh: null });
      return found;
    },
    find: async (filter, options) => all(await collection.find(filter, options)),
    first: async (filter, options) => {
      const found = await collection.first(filter, options);
      return found && ((await all([found]))[0] ?? null);
    },
    pick: async (filter, fields) =>
      fields.length > 0 && fields.every((one) => open.includes(one))
        ? collection.pick(filter, fields)
        : all(await collection.find(filter)),
  };
}

/** Papers of applications go by their code; whatever else an applicant gave to the programme is not there. */
async function seenDocuments(
  store: PagedStore,
  blinded: () => Promise<Blinded>,
  userId: string,
  found: readonly DocumentRecord[],
  ids: readonly string[],
): Promise<DocumentRecord[]> {
  const of = await blinded();
  // Asked by whom it is for, not by what is there; and not the whole papers, which take longer than nothing.
  const attached =
    ids.length > 0 && of.size > 0
      ? await store.applications.pick({ documents: { $in: ids } }, ['programmeId', 'documents'])
      : [];
  const holders = attached.filter((one) => of.has(one.programmeId));
  const bureaus = of.size > 0 ? await store.programmes.find({ id: { $in: [...of.keys()] } }) : [];
  return found.flatMap((document) => {
    if (document.uploadedBy === userId) return [document];
    const holder = holders.find((one) => one.documents.includes(document.id));
    const known = holder && of.get(holder.programmeId);
    if (holder && known) {
      const shown = blindDocument(document, holder, known.terms, known.codes.get(holder.id) ?? '');
      return shown ? [shown] : [];
    }
    const programme = bureaus.find(({ id }) => id === document.programmeId);
    return programme && programme.bureauId !== document.organisationId ? [] : [document];
  });
}

/** Applications in order of code; the cursor is a code. */
function pageByCode(
  found: readonly Application[],
  codes: BlindCodes,
  { cursor, limit }: PageOptions,
): Page<Application> {
  const ordered = inOrderOfCode(found, codes, (one) => one.id);
  const after = cursor === undefined ? -1 : ordered.findIndex((one) => one.blind?.code === cursor);
  if (cursor !== undefined && after < 0) throw unknownCursor();
  const items = ordered.slice(after + 1, after + 1 + limit);
  const more = ordered.length > after + 1 + limit;
  return { items, next: more ? (items.at(-1)?.blind?.code ?? null) : null };
}
