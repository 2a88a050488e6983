import { isNotPutRight } from '../../domain/improve/finding-record';
import { standingAfter } from '../../domain/improve/standing-after';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { ProjectInput } from '../../domain/serve/project-input';
import type { ProjectProgress } from '../../domain/serve/project-progress';
import { unfinishedDeliverables } from '../../domain/serve/unfinished';
import type { ActivityDeps } from '../deps';
import { planAtClosing } from '../improve/plan-at-closing';
import { readOutcome } from '../improve/read-outcome';
import { annulBudget, closeBudget } from '../money/open-budget';
import { ledgerTurn } from '../money/post';
import { recordStep } from '../record/record-step';
import { chargedDays } from './pause-project';

export interface Closing {
  step: Step;
  input: ProjectInput;
  progress: ProjectProgress;
  endedAs: 'closed' | 'terminated';
}

/**
 * Ends a project: the organisation's record gets its line, with the improvement plan that the next phase checks, unless
 * the award was annulled; what it came to is kept for the next programme, and what was not used goes back into the pool.
 */
export async function closeProject(
  deps: ActivityDeps,
  { step, input, progress, endedAs }: Closing,
): Promise<{ recorded: RecordedStep }> {
  const { store } = deps;
  const { projectId, programmeId, organisationId, terms } = input;
  const application = await store.applications.need(input.applicationId);
  const accepted = await store.reports.find({ projectId, status: 'accepted' });
  const { stopped } = await store.projects.need(projectId);
  const findings = await store.findings.find({ projectId });
  const outcome = await readOutcome(store, projectId);
  // How the award was made says nothing about how the organisation worked: then its record gets no line.
  const annulled = endedAs === 'terminated' && progress.annulled === true;
  const final = progress.rounds.final?.status === 'closed' ? progress.rounds.final : null;
  const plans = annulled
    ? { step, line: {} }
    : await planAtClosing(store, step, input, { application, accepted, findings });
  const close = async (at: string) => {
    if (annulled) await takeBack(store, input, at);
    else await enterStanding(at);
    await store.outcomes.put(projectId, { ...outcome, endedAs, endedAt: at });
    await closeBudget(store, { projectId, programmeId }, at);
    await store.projects.put(projectId, {
      [`stages.${endedAs}`]: at,
      chargedDays: await chargedDays(deps, projectId, at),
    });
  };
  const enterStanding = async (at: string) => {
    const standing = standingAfter({
      id: projectId,
      organisationId,
      programmeId,
      projectId,
      grade: final?.grade ?? null,
      score: final?.score ?? null,
      consequences: terms.consequences,
      vetoed: Object.values(progress.rounds).some((one) => one.vetoed),
      terminated: endedAs === 'terminated',
      stopped: stopped?.because ?? null,
      unspent: progress.giveBack?.amount ?? 0,
      openFindings: findings
        .filter(isNotPutRight)
        .map(({ id, indicator, spotCheck }) => ({ id, text: spotCheck?.title.zh ?? indicator })),
      unfinished: unfinishedDeliverables(application.deliverables, accepted),
      at,
    });
    const { id, ...fields } = standing;
    await store.standings.put(id, { ...fields, ...plans.line });
  };
  const recorded = await recordStep(deps, plans.step, close, ledgerTurn(input));
  return { recorded };
}

/** All that there still is of an annulled award goes to the pool; the project's figures are what it kept. */
async function takeBack(
  store: ActivityDeps['store'],
  { projectId, programmeId }: ProjectInput,
  at: string,
): Promise<void> {
  const kept = await annulBudget(store, { projectId, programmeId }, at);
  const figures = { award: kept, paid: kept, withheld: 0, supplements: 0, cuts: {} };
  await store.projects.put(projectId, { annulled: true, ...figures });
}
