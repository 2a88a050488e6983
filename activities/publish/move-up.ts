import { award } from '../../domain/match/rank';
import type { RankingRow } from '../../domain/match/ranking-record';
import type { Fen } from '../../domain/money/fen';
import { balance } from '../../domain/money/ledger';
import type { Rulebook } from '../../domain/publish/rulebook';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { Store } from '../../domain/record/store';
import type { ProjectInput } from '../../domain/serve/project-input';
import type { ProjectRecord } from '../../domain/serve/project-record';
import type { ActivityDeps } from '../deps';
import { closeBudget } from '../money/open-budget';
import { recordStep } from '../record/record-step';
import { awardedBy, type NewProject, openProjects, projectInputs } from './open-projects';
import { readRulebook } from './read-rulebook';

/**
 * A project lapsed before it was signed: its money goes back to the pool and the next of the reserve is awarded
 * (Implementing Regulations of the Government Procurement Law, Art. 49). Run again it gives the same projects.
 */
export async function moveUp(
  deps: Pick<ActivityDeps, 'store' | 'now' | 'sha256' | 'newId'>,
  { step, round, lapsed }: { step: Step; round: number; lapsed: string },
): Promise<{ recorded: RecordedStep; projects: ProjectInput[] }> {
  const { store } = deps;
  const { programme, rulebook } = await readRulebook(store, step.process.programmeId);
  const { rows } = await store.rankings.need(`${programme.id}/${round}`);
  const known = await store.projects.find({ programmeId: programme.id });
  const gone = known.find((one) => one.id === lapsed);
  const freed = (await store.budgets.get(lapsed))?.award ?? 0;
  const left = (await poolLeft(store, programme.id)) + freed;
  const applications = await store.applications.find({ programmeId: programme.id, status: 'submitted' });
  const asked = new Map(applications.map((one) => [one.id, one.requested]));
  const awards = next(rows, known, gone, left, rulebook, asked).map((one) => ({
    ...one,
    projectId: deps.newId(),
  }));
  const facts = { lapsed, round, left, awards };
  const recorded = await recordStep(deps, { ...step, facts }, async (at) => {
    await closeBudget(store, { programmeId: programme.id, projectId: lapsed }, at);
    await openProjects(store, programme, rulebook, awards, at);
  });
  return { recorded, projects: projectInputs(await awardedBy(store, step.key), rulebook) };
}

/** Who moves up: of the same lot where there are lots; never an organisation that let its own award lapse. */
function next(
  rows: readonly RankingRow[],
  known: readonly ProjectRecord[],
  gone: ProjectRecord | undefined,
  left: number,
  rulebook: Rulebook,
  asked: ReadonlyMap<string, Fen>,
): Omit<NewProject, 'projectId'>[] {
  const { funding } = rulebook;
  const had = known.map((one) => one.applicationId);
  const lapsedBy = known
    .filter((one) => one.endedAs === 'lapsed' || one === gone)
    .map((one) => one.organisationId);
  const holders = known.filter((one) => one.endedAs !== 'lapsed' && one !== gone);
  const reserve = rows
    .filter(
      (one) =>
        one.outcome === 'reserve' &&
        !had.includes(one.applicationId) &&
        !lapsedBy.includes(one.organisationId),
    )
    .filter((one) => funding.basis === 'pool' || one.lotId === gone?.lotId)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const wanting = reserve.map((one) => ({ ...one, requested: asked.get(one.applicationId) ?? 0 }));
  const awards = award(wanting, funding, {
    spent: funding.pool - left,
    organisations: holders.map((one) => one.organisationId),
    lots: holders.flatMap((one) => (one.lotId === null ? [] : [one.lotId])),
  });
  return [...awards].map(([applicationId, amount]) => ({ applicationId, amount }));
}

async function poolLeft(store: Store, programmeId: string): Promise<number> {
  return balance(await store.postings.find({ programmeId }), `pool/${programmeId}`);
}
