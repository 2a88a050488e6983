import { nextInLine } from '../../domain/match/next-in-line';
import { statutoryApplicants } from '../../domain/match/statutory-applicants';
import { available } from '../../domain/money/budget-rules';
import { balance } from '../../domain/money/ledger';
import { Fault } from '../../domain/record/fault';
import type { Json } from '../../domain/record/journal';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { Store } from '../../domain/record/store';
import type { ProjectInput } from '../../domain/serve/project-input';
import type { ActivityDeps } from '../deps';
import { closeBudget } from '../money/open-budget';
import { recordStep } from '../record/record-step';
import { awardedBy, openProjects, projectInputs } from './open-projects';
import { readRulebook } from './read-rulebook';

export interface MoveUpInput {
  step: Step;
  round: number;
  /** The project whose award fell: it was not signed in time, or the award was annulled. */
  lapsed: string;
  /** Taken out of the ranking by upheld objections and complaints; absent: none. */
  excluded?: string[];
}

/**
 * An award has fallen: its money goes back to the pool and the next of the reserve is awarded, or it is on record why
 * nobody follows. Run again it gives the same projects.
 */
export async function moveUp(
  deps: Pick<ActivityDeps, 'store' | 'now' | 'sha256' | 'newId'>,
  { step, round, lapsed, excluded = [] }: MoveUpInput,
): Promise<{ recorded: RecordedStep; projects: ProjectInput[] }> {
  const { store } = deps;
  const { programme, rulebook } = await readRulebook(store, step.process.programmeId);
  const { rows } = await store.rankings.need(`${programme.id}/${round}`);
  const known = await store.projects.find({ programmeId: programme.id });
  const fallen = known.find((one) => one.id === lapsed);
  if (!fallen) throw new Fault('not-found', { en: `no project ${lapsed}`, zh: null });
  const budget = await store.budgets.get(lapsed);
  const left = (await poolLeft(store, programme.id)) + (budget ? available(budget) : 0);
  const applications = await store.applications.find({ programmeId: programme.id, status: 'submitted' });
  const asked = new Map(applications.map((one) => [one.id, one.requested]));
  const made = known.map((one) => ({
    ...one,
    fell: one === fallen || one.endedAs === 'lapsed' || one.annulled === true,
  }));
  const least = fallen.annulled ? statutoryApplicants(rulebook) : null;
  const follows = nextInLine(rows, fallen, made, { excluded, left, asked }, rulebook.funding, least);
  const awards = follows.awards.map((one) => ({ ...one, projectId: deps.newId() }));
  const { passedOver } = follows;
  const facts = {
    ...{ lapsed, round, left, awards, passedOver },
    ...(fallen.annulled && { annulled: true }),
    ...(excluded.length > 0 && { excluded }),
  } as unknown as Json;
  const notices = (['bureau-officer', 'bureau-approver'] as const).map((role) => ({
    template: 'match/award-moved',
    to: { role, organisationId: programme.bureauId },
    businessKey: lapsed,
    data: { projectId: lapsed, annulled: fallen.annulled === true, followed: awards.length > 0 },
  }));
  const recorded = await recordStep(deps, { ...step, facts, notices }, async (at) => {
    await closeBudget(store, { programmeId: programme.id, projectId: lapsed }, at);
    await openProjects(store, programme, rulebook, awards, at);
    const move = { at, from: lapsed, to: awards.map((one) => one.projectId), passedOver };
    await store.programmes.update({ id: programme.id }, { moves: [...(programme.moves ?? []), move] });
  });
  return { recorded, projects: projectInputs(await awardedBy(store, step.key), rulebook) };
}

async function poolLeft(store: Store, programmeId: string): Promise<number> {
  return balance(await store.postings.find({ programmeId }), `pool/${programmeId}`);
}
