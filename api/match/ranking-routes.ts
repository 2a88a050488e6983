import { z } from 'zod';
import { explainRow } from '../../domain/match/explain-row';
import { isSealed } from '../../domain/match/seal';
import type { Relation } from '../../domain/people/access';
import type { ProgrammeRecord } from '../../domain/publish/programme-record';
import type { Filter } from '../../domain/record/store';
import { maySee, noSuchProgramme } from '../publish/programme-relation';
import { type Caller, type RelationContext, route } from '../record/route';
import { pageOf, pageQuery } from '../record/schemas';
import { applicationView, matchProgrammeParams as params } from './application-schemas';
import { adviceView, calibrationView } from './calibration-schemas';
import { readEarly } from './early-reading';
import { rankingSeenBy } from './ranking-seen-by';
import { lotsOfStreet, readingSeat } from './reader-relation';
import { stillSealed } from './still-sealed';

const ranking = z.object({
  id: z.string(),
  programmeId: z.string(),
  round: z.int(),
  seed: z.string(),
  rows: z.array(z.unknown()),
  calibration: calibrationView.optional().describe('Absent of older rankings'),
  advice: adviceView.nullable().optional().describe('null for lots: there no award competes for money'),
});

/**
 * How the caller stands to the applications of a programme as a whole.
 * @throws Fault `not-found`, also for a draft that is not there for them
 */
export async function toApplications({
  services: { store },
  caller,
  params: { programmeId },
}: RelationContext<{ programmeId: string }, unknown>): Promise<Relation[]> {
  const programme = await store.programmes.get(programmeId);
  if (!programme || !maySee(programme, caller)) throw noSuchProgramme();
  const relations: Relation[] = [];
  if (programme.bureauId === caller.organisationId) relations.push('own-bureau');
  if (await store.applications.first({ programmeId, organisationId: caller.organisationId }))
    relations.push('own-organisation');
  if ((await lotsOfStreet(store, caller, programme)).length > 0) relations.push('own-street');
  if (await readingSeat(store, caller.userId, programmeId)) relations.push('assigned');
  return relations;
}

const OVERSEE = ['auditor', 'administrator'];

const overseesAll = (
  { organisationId, roles }: Pick<Caller, 'organisationId' | 'roles'>,
  { bureauId }: Pick<ProgrammeRecord, 'bureauId'>,
) => bureauId === organisationId || roles.some((one) => OVERSEE.includes(one));

export const rankingRoutes = [
  route({
    method: 'get',
    path: '/programmes/:programmeId/applications',
    action: 'match.list-applications',
    summary:
      'Applications of a programme: applicants see their own; the others see all, once the call has closed; before, two officers by an early look',
    tag: 'match',
    params,
    query: pageQuery,
    answer: pageOf(applicationView),
    relation: toApplications,
    handle: async ({ services, params: { programmeId }, caller, query }) => {
      const { store } = services;
      const programme = await store.programmes.need(programmeId);
      const filter: Filter = { programmeId, status: 'submitted' };
      const seat = await readingSeat(store, caller.userId, programmeId);
      const oversees = overseesAll(caller, programme);
      const seesAll = oversees || seat !== null;
      const lots = await lotsOfStreet(store, caller, programme);
      if (!seesAll && lots.length === 0)
        return store.page('applications', { programmeId, organisationId: caller.organisationId }, query);
      if (isSealed(programme.state)) {
        const looked = await readEarly(services, caller, programmeId, query);
        if (looked) return looked;
        throw stillSealed(programme.state);
      }
      if (!seesAll) filter.lotId = { $in: lots };
      else if (!oversees && seat?.reads) filter.id = { $in: seat.reads };
      return store.page('applications', filter, query);
    },
  }),
  route({
    method: 'get',
    path: '/programmes/:programmeId/rankings',
    action: 'match.see-rankings',
    summary:
      'Every ranking that was on notice, latest first, with all reasons and derivations, each explained: indicator, rule, evidence, points',
    tag: 'match',
    params,
    query: pageQuery,
    answer: pageOf(ranking),
    relation: toApplications,
    handle: async ({ services: { store }, params: { programmeId }, caller, query }) => {
      const filter = { programmeId, round: { $gt: 0 } };
      const { items, next } = await store.page('rankings', filter, { ...query, sort: { round: -1 } });
      const programme = await store.programmes.need(programmeId);
      const { rulebook } = await store.rulebooks.need(programme.rulebookHash);
      const seat = overseesAll(caller, programme)
        ? null
        : await readingSeat(store, caller.userId, programmeId);
      const seen = seat?.reads ? items.map((one) => rankingSeenBy(seat, one)) : items;
      return {
        items: seen.map((one) => ({
          ...one,
          rows: one.rows.map((row) => ({
            ...row,
            explained: explainRow(row.derivation, rulebook.review, 'named'),
          })),
        })),
        next,
      };
    },
  }),
];
