import type { Standing } from '../../domain/improve/standing';
import type { Application } from '../../domain/match/application';
import { budgetSums } from '../../domain/match/check-application';
import { earlierProjects } from '../../domain/match/earlier-project';
import { placeOf } from '../../domain/match/ranked-again';
import type { RankingRecord } from '../../domain/match/ranking-record';
import { type RankedInput, rankingOf } from '../../domain/match/ranking-rows';
import { recordEffect } from '../../domain/match/record-effect';
import { sameScale } from '../../domain/match/same-scale';
import type { Rulebook } from '../../domain/publish/rulebook';
import type { Json } from '../../domain/record/journal';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { Store } from '../../domain/record/store';
import type { ActivityDeps } from '../deps';
import { readRulebook } from '../publish/read-rulebook';
import { businessNow } from '../record/business-now';
import { readCalendar, recordStep, toDeadline } from '../record/record-step';
import { readMarks } from './read-marks';

export interface RankApplicationsInput {
  /** Opens the deadline `notice`. */
  step: Step;
  round: number;
  /** Taken out of the ranking by upheld objections. */
  excluded: string[];
}

/**
 * Scores, ranks and puts the ranking on public notice 公示: one record with its inputs, so that it can be done again.
 * A later round, after an upheld objection or a seat that was lost, draws no new lot for ties and reads the organisations'
 * records as they stood at the first one: what is upheld about one application never turns two others round.
 */
export async function rankApplications(
  deps: Pick<ActivityDeps, 'store' | 'now' | 'sha256' | 'newSeed'>,
  { step, round, excluded }: RankApplicationsInput,
): Promise<{ recorded: RecordedStep; awards: number; tooFewLeft: boolean }> {
  const { store } = deps;
  const { programme, rulebook } = await readRulebook(store, step.process.programmeId);
  const at = step.at ?? (await businessNow(deps));
  const sifted = (await store.rankings.need(`${programme.id}/0`)).rows;
  const applications = await store.applications.find(
    { programmeId: programme.id, status: 'submitted' },
    { sort: { id: 1 } },
  );
  const wasShort = (of: string) =>
    sifted.some((one) => one.applicationId === of && one.outcome === 'lot-failed');
  const marks = await readMarks(store, programme.id);
  const { seed, recordAt } = (await firstRanking(store, step)) ?? { seed: deps.newSeed(), recordAt: at };
  const of = { recordAt, bureauId: programme.bureauId, rulebook };
  const contenders: RankedInput[] = [];
  for (const one of applications) contenders.push(await toContender(deps, one, of));
  const before = round > 1 ? (await store.rankings.get(`${programme.id}/${round - 1}`))?.rows : undefined;
  const awardedBefore = before?.flatMap((one) => (one.outcome === 'award' ? [one.applicationId] : []));
  const inputs = { contenders, marks, excluded, seed, ...(awardedBefore && { awardedBefore }) };
  const { rows, calibration, advice } = rankingOf({ sifted, ...inputs }, rulebook);
  const id = `${programme.id}/${round}`;
  const facts = {
    rulebook: programme.rulebookHash,
    round,
    recordAt,
    ...inputs,
    outcome: rows.map(placeOf),
    calibration,
    advice,
  } as unknown as Json;
  const recorded = await recordStep(deps, { ...step, at, facts }, async () => {
    const ranking: RankingRecord = { id, programmeId: programme.id, round, seed, rows, calibration, advice };
    await store.rankings.insert(ranking);
    const notice = (step.openDeadlines ?? []).find((one) => one.key === 'notice');
    const noticeEndsAt = notice ? toDeadline(await readCalendar(store), notice, at).due : null;
    await store.programmes.update({ id: programme.id }, { noticeEndsAt, round });
  });
  const kept = await store.rankings.need(id);
  return {
    recorded,
    awards: kept.rows.filter((one) => one.outcome === 'award').length,
    tooFewLeft: kept.rows.some((one) => one.outcome === 'lot-failed' && !wasShort(one.applicationId)),
  };
}

/** Seed and instant of the programme's first ranking, by its journal; null before it. */
async function firstRanking(
  store: Store,
  { process }: Step,
): Promise<{ seed: string; recordAt: string } | null> {
  const ranked = { stream: process.workflowId, decision: 'rank' };
  const first = await store.journal.first(ranked, { sort: { seq: 1 } });
  return first && { seed: (first.facts as unknown as { seed: string }).seed, recordAt: first.at };
}

/** As of when a record is read, and by whose measure. */
interface RecordReading {
  recordAt: string;
  bureauId: string;
  rulebook: Pick<Rulebook, 'review' | 'evaluation'>;
}

async function toContender(
  { store }: Pick<ActivityDeps, 'store'>,
  application: Application,
  { recordAt, bureauId, rulebook }: RecordReading,
): Promise<RankedInput> {
  const { id, lotId, requested, selfRaised, hours, organisationId, submittedAt, budget } = application;
  const wholeBudget = budgetSums(budget).whole;
  const standings = await store.standings.find({ organisationId });
  const terms = rulebook.review.record;
  const { priority, points, plan } = recordEffect(standings, recordAt, terms);
  const named = await namesOf(store, standings, { bureauId, rulebook });
  const earlier = earlierProjects(standings, recordAt, named, terms);
  return {
    id,
    lotId,
    organisationId,
    requested,
    selfRaised,
    hours,
    wholeBudget,
    submittedAt: submittedAt ?? '',
    priority,
    recordPoints: points,
    ...(plan && { recordPlan: plan }),
    pastGrades: earlier.flatMap(({ grade, isOtherScale }) => (grade === null || isOtherScale ? [] : [grade])),
    ...(earlier.length > 0 && { earlier }),
    facts: {
      hours,
      'self-raised-share': wholeBudget > 0 ? selfRaised / wholeBudget : null,
      'team-size': application.team.reduce((sum, one) => sum + one.count, 0),
      beneficiaries: application.beneficiaries,
    },
  };
}

/**
 * How the projects of a record are called, and their grades by the rulebook that each one signed; grades of another
 * bureau's rulebook with other bands are compared with none.
 */
async function namesOf(
  store: Store,
  standings: readonly Standing[],
  { bureauId, rulebook }: Omit<RecordReading, 'recordAt'>,
) {
  const ids = standings.map((one) => one.projectId);
  const projects = ids.length > 0 ? await store.projects.find({ id: { $in: ids } }) : [];
  const hashes = [...new Set(projects.map(({ rulebookHash }) => rulebookHash))];
  const rulebooks = hashes.length > 0 ? await store.rulebooks.find({ id: { $in: hashes } }) : [];
  return ({ projectId, grade }: Standing) => {
    const project = projects.find(({ id }) => id === projectId);
    const bands = rulebooks.find(({ id }) => id === project?.rulebookHash)?.rulebook.evaluation.bands ?? [];
    const band = bands.find((one) => one.grade === grade);
    const isOwn = project?.bureauId === bureauId || sameScale(bands, rulebook.evaluation.bands);
    return {
      ...{ title: project?.title ?? projectId, gradeTitle: band?.title ?? null },
      ...(!isOwn && { isOtherScale: true }),
    };
  };
}
