import type { RecordedStep, Step } from '../../domain/record/step';
import type { ProjectInput } from '../../domain/serve/project-input';
import type { ActivityDeps } from '../deps';
import { recordStep } from '../record/record-step';
import { awardedBy, openProjects, projectInputs } from './open-projects';
import { readRulebook } from './read-rulebook';

/**
 * Awards what the ranking on notice says, all in one transaction: projects, budgets, postings, journal.
 * Run again it gives the same projects.
 */
export async function awardProjects(
  deps: Pick<ActivityDeps, 'store' | 'now' | 'sha256' | 'newId'>,
  { step, round }: { step: Step; round: number },
): Promise<{ recorded: RecordedStep; projects: ProjectInput[] }> {
  const { store } = deps;
  const { programme, rulebook } = await readRulebook(store, step.process.programmeId);
  const ranking = await store.rankings.need(`${programme.id}/${round}`);
  const awards = ranking.rows
    .filter((one) => one.outcome === 'award')
    .map(({ applicationId, amount }) => ({ projectId: deps.newId(), applicationId, amount }));
  const recorded = await recordStep(deps, { ...step, facts: { round, awards } }, async (at) => {
    await store.programmes.update({ id: programme.id }, { awardedAt: at });
    await openProjects(store, programme, rulebook, awards, at);
  });
  return { recorded, projects: projectInputs(await awardedBy(store, step.key), rulebook) };
}
