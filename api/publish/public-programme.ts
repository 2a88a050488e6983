import type { z } from 'zod';
import type { Calibration } from '../../domain/match/calibration';
import { explainRow } from '../../domain/match/explain-row';
import { publicDerivation } from '../../domain/match/public-derivation';
import type { RankingRecord } from '../../domain/match/ranking-record';
import type { ProgrammeRecord } from '../../domain/publish/programme-record';
import type { Rulebook } from '../../domain/publish/rulebook';
import { Fault } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';
import { lookOf } from '../match/early-look-schemas';
import type { Page, PageOptions, Services } from '../record/services';
import { noSuchProgramme } from './programme-relation';
import {
  type publicProgrammeView,
  type questionView,
  viewOfProgramme,
  viewOfQuestion,
} from './programme-schemas';
import type { publicProgrammeWithRulebook, publicRankingView } from './public-schemas';
import { publicMoves, publicStays } from './public-stays';
import { questionsUntil } from './questions-until';

type PageOf = Pick<PageOptions, 'cursor' | 'limit'>;
type ProgrammeView = z.input<typeof publicProgrammeView>;

/** Published programmes, newest first. Callers drop what the schema of their answer does not name. */
export async function publicProgrammes(
  { store }: Services,
  { state, ...query }: PageOf & { state?: string | undefined },
): Promise<Page<ProgrammeView>> {
  const filter = { publishedAt: { $ne: null }, ...(state !== undefined && { state }) };
  const { items, next } = await store.page('programmes', filter, query);
  const views = [];
  for (const one of items) views.push(viewOfProgramme(one, await questionsUntil(store, one)));
  return { items: views, next };
}

/** Early looks are few; whoever asks again and again shall not make a page without end. */
export const MOST_LOOKS = 100;

/** @throws Fault `not-found` for one that is unknown or not published */
export async function publicProgramme(
  { store }: Services,
  programmeId: string,
): Promise<z.input<typeof publicProgrammeWithRulebook> & { rulebook: Rulebook }> {
  const programme = await published(store, programmeId);
  const { rulebook } = await store.rulebooks.need(programme.rulebookHash);
  const bureau = await store.organisations.get(programme.bureauId);
  const view = viewOfProgramme(programme, await questionsUntil(store, programme));
  const looks = await store.earlyLooks.find({ programmeId }, { sort: { id: -1 }, limit: MOST_LOOKS });
  const earlyLooks = looks.reverse().map((one) => lookOf(one, programme.state));
  const stays = rulebook.publicNotice.complaint ? await publicStays(store, programme) : [];
  const moves = await publicMoves(store, programme);
  return { ...view, bureau: bureau?.name ?? '', rulebook, earlyLooks, stays, moves };
}

/** @throws Fault `not-found` while there is no ranking */
export async function publicRanking(
  { store }: Services,
  programmeId: string,
): Promise<z.input<typeof publicRankingView>> {
  const programme = await published(store, programmeId);
  const ranking = programme.round > 0 ? await store.rankings.get(`${programmeId}/${programme.round}`) : null;
  if (!ranking) throw new Fault('not-found', { en: 'nothing is on notice yet', zh: '目前没有公示内容' });
  const { round, seed, rows, calibration, advice } = ranking;
  const { rulebook } = await store.rulebooks.need(programme.rulebookHash);
  return {
    programmeId,
    round,
    seed,
    noticeEndsAt: programme.noticeEndsAt,
    rows: (await withNames(store, rows)).map((row) => ({
      ...row,
      derivation: publicDerivation(row.derivation),
      explained: explainRow(row.derivation, rulebook.review, 'unnamed'),
    })),
    ...(calibration && { calibration: withoutSeats(calibration) }),
    ...(advice !== undefined && { advice }),
  };
}

/** Which seat was severe is for those who run and contest the review; that some were is for everybody. */
function withoutSeats({ counts, seats, apart, rows }: Calibration) {
  const outliers = seats.filter((one) => one.outlier.length > 0).length;
  return { counts, seats: seats.length, outliers, apart: apart.length, rows };
}

/** Questions and answers, oldest first. @throws Fault `not-found` for a programme that is not published */
export async function publicQuestions(
  { store }: Services,
  programmeId: string,
  query: PageOf,
): Promise<Page<z.input<typeof questionView>>> {
  await published(store, programmeId);
  const { items, next } = await store.page('questions', { programmeId }, { ...query, sort: { id: 1 } });
  return { items: items.map(viewOfQuestion), next };
}

/** @throws Fault `not-found` for one that is unknown or not published */
export async function published(store: Store, programmeId: string): Promise<ProgrammeRecord> {
  const programme = await store.programmes.get(programmeId);
  if (!programme || programme.publishedAt === null) throw noSuchProgramme();
  return programme;
}

async function withNames(store: Store, rows: RankingRecord['rows']) {
  const named = [];
  for (const row of rows) {
    const organisation = await store.organisations.get(row.organisationId);
    const application = await store.applications.get(row.applicationId);
    named.push({ ...row, organisation: organisation?.name ?? '', title: application?.title ?? '' });
  }
  return named;
}
