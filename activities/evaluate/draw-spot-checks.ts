import { canBeDrawn, drawProjects, inspectorSeed } from '../../domain/evaluate/draw-projects';
import type { SpotCheck } from '../../domain/evaluate/spot-check';
import type { AwaitedVisits, SpotCheckCourse } from '../../domain/evaluate/spot-check-input';
import { civilDate } from '../../domain/record/civil-date';
import type { RecordedStep, Step } from '../../domain/record/step';
import type { Store } from '../../domain/record/store';
import type { ProjectRecord } from '../../domain/serve/project-record';
import type { ActivityDeps } from '../deps';
import { businessNow } from '../record/business-now';
import { recordStep } from '../record/record-step';
import { askInspectors } from './ask-inspectors';
import { drawEvaluators, type EvaluatorDraw } from './draw-evaluators';
import { plain } from './plain';

interface Pair {
  checkId: string;
  projectId: string;
  inspectors: EvaluatorDraw;
}

/**
 * One drawing 双随机: projects among those that run, then for each its inspectors among the evaluators without a tie to
 * its parties. The journal keeps seed, projects, candidates and who was recused: anybody can draw again. Run again it
 * gives the first drawing.
 */
export async function drawSpotChecks(
  deps: Pick<ActivityDeps, 'store' | 'now' | 'sha256' | 'newId' | 'newSeed'>,
  { step, drawing, terms }: { step: Step; drawing: number; terms: SpotCheckCourse },
): Promise<{ recorded: RecordedStep; awaited: AwaitedVisits }> {
  const { store } = deps;
  const { programmeId } = step.process;
  const at = step.at ?? (await businessNow(deps));
  const programme = await store.programmes.need(programmeId);
  const projects = (await store.projects.find({ programmeId, state: 'running' })).filter((one) =>
    canBeDrawn(one, civilDate(at), terms.minimumMonths),
  );
  const seed = deps.newSeed();
  const ids = projects.map(({ id }) => id).sort();
  const pairs: Pair[] = [];
  for (const projectId of drawProjects(seed, ids, terms.share)) {
    const project = projects.find(({ id }) => id === projectId) as ProjectRecord;
    const inspectors = await drawEvaluators(store, project, {
      ...{ count: terms.inspectors, seed: inspectorSeed(seed, projectId), at },
      ...{ lookBackYears: terms.lookBackYears, leastAppraisal: terms.leastAppraisal },
    });
    pairs.push({ checkId: deps.newId(), projectId, inspectors });
  }
  const checks = pairs.map(({ checkId, projectId, inspectors }): SpotCheck => {
    const project = projects.find(({ id }) => id === projectId) as ProjectRecord;
    const isAsked = inspectors.drawn.length > 0;
    return {
      ...{ id: checkId, programmeId, projectId, drawing, secret: isAsked && !terms.announced },
      ...{ organisationId: project.organisationId, bureauId: project.bureauId },
      ...{ rulebookHash: programme.rulebookHash, drawnAt: at, inspectorIds: inspectors.drawn, silentIds: [] },
      ...{ state: isAsked ? 'drawn' : 'unvisited', endedAt: isAsked ? null : at },
      ...{ visitId: null, faults: null },
    };
  });
  const asked = checks.map((check) => askInspectors(check, terms));
  const recorded = await recordStep(
    deps,
    {
      ...step,
      at,
      facts: plain({ drawing, seed, share: terms.share, projects: ids, drawn: pairs }),
      openTasks: asked.flatMap((one) => one.openTasks),
      openDeadlines: asked.flatMap((one) => one.openDeadlines),
      notices: asked.flatMap((one) => one.notices),
    },
    () => store.spotChecks.insertMany(checks),
  );
  return { recorded, awaited: await awaitedBy(store, step.key) };
}

/** As it is on record: the step may have been recorded before, with another seed. */
async function awaitedBy(store: Store, key: string): Promise<AwaitedVisits> {
  const { facts } = await store.journal.need(key);
  const { drawn } = facts as unknown as { drawn: Pair[] };
  return Object.fromEntries(
    drawn.flatMap(({ checkId, inspectors }) =>
      inspectors.drawn.length > 0 ? [[checkId, inspectors.drawn]] : [],
    ),
  );
}
