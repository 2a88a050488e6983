import type { Standing } from '../../domain/improve/standing';
import type { Application } from '../../domain/match/application';
import { budgetSums } from '../../domain/match/check-application';
import { earlierProjects } from '../../domain/match/earlier-project';
import { placeOf } from '../../domain/match/ranked-again';
import type { RankingRecord } from '../../domain/match/ranking-record';
import { type RankedInput, rankingOf } from '../../domain/match/ranking-rows';
import { recordEffect } from '../../domain/match/record-effect';
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

/** Scores, ranks and puts the ranking on public notice 公示: one record with its inputs, so that it can be done again. */
export async function rankApplications(
  deps: Pick<ActivityDeps, 'store' | 'now' | 'sha256' | 'newSeed'>,
  { step, round, excluded }: RankApplicationsInput,
): Promise<{ recorded: RecordedStep; awards: number }> {
  const { store } = deps;
  const { programme, rulebook } = await readRulebook(store, step.process.programmeId);
  const at = step.at ?? (await businessNow(deps));
  const sifted = (await store.rankings.need(`${programme.id}/0`)).rows;
  const applications = await store.applications.find(
    { programmeId: programme.id, status: 'submitted' },
    { sort: { id: 1 } },
  );
  const marks = await readMarks(store, programme.id);
  const contenders: RankedInput[] = [];
  for (const one of applications) contenders.push(await toContender(deps, one, at));
  const seed = deps.newSeed();
  const { rows, calibration, advice } = rankingOf({ sifted, contenders, marks, excluded, seed }, rulebook);
  const id = `${programme.id}/${round}`;
  const facts = {
    rulebook: programme.rulebookHash,
    round,
    seed,
    excluded,
    contenders,
    marks,
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
  return { recorded, awards: kept.rows.filter((one) => one.outcome === 'award').length };
}

async function toContender(
  { store }: Pick<ActivityDeps, 'store'>,
  application: Application,
  at: string,
): Promise<RankedInput> {
  const { id, lotId, requested, selfRaised, hours, organisationId, submittedAt, budget } = application;
  const wholeBudget = budgetSums(budget).whole;
  const standings = await store.standings.find({ organisationId });
  const { priority, points, plan, because } = recordEffect(standings, at);
  const earlier = earlierProjects(standings, at, await namesOf(store, standings));
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
    pastGrades: because.flatMap((one) =>
      one.grade === null || one.standing === 'excluded' ? [] : [one.grade],
    ),
    ...(earlier.length > 0 && { earlier }),
    facts: {
      hours,
      'self-raised-share': wholeBudget > 0 ? selfRaised / wholeBudget : null,
      'team-size': application.team.reduce((sum, one) => sum + one.count, 0),
      beneficiaries: application.beneficiaries,
    },
  };
}

/** How the projects of a record are called, and their grades by the rulebook that each one signed. */
async function namesOf(store: Store, standings: readonly Standing[]) {
  const ids = standings.map((one) => one.projectId);
  const projects = ids.length > 0 ? await store.projects.find({ id: { $in: ids } }) : [];
  const hashes = [...new Set(projects.map(({ rulebookHash }) => rulebookHash))];
  const rulebooks = hashes.length > 0 ? await store.rulebooks.find({ id: { $in: hashes } }) : [];
  return ({ projectId, grade }: Standing) => {
    const project = projects.find(({ id }) => id === projectId);
    const pinned = rulebooks.find(({ id }) => id === project?.rulebookHash);
    const band = pinned?.rulebook.evaluation.bands.find((one) => one.grade === grade);
    return { title: project?.title ?? projectId, gradeTitle: band?.title ?? null };
  };
}
