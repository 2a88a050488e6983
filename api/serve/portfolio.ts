import type { z } from 'zod';
import { SETTLED } from '../../domain/evaluate/evaluation-lifecycle';
import { wordsOf } from '../../domain/record/catalogue';
import type { Filter, Store } from '../../domain/record/store';
import type { ProjectRecord } from '../../domain/serve/project-record';
import { presentStage } from '../../domain/serve/project-track';
import { gradeTitles } from '../record/grade-titles';
import type { portfolioView } from './portfolio-schema';
import { viewOfProject } from './project-view';

export type PortfolioLine = z.input<typeof portfolioView>;
export type Lateness = Map<string, { since: string; role: string | null }>;

const MOST_LATE = 2_000;

/**
 * Projects with an open task past its time, with the oldest of them, the longest late first.
 * @param scope whose tasks: of some programmes, of some projects, or all
 */
export async function lateProjects(store: Store, now: string, scope: Filter): Promise<Lateness> {
  const overdue = { ...scope, status: 'open', due: { $gt: '', $lt: now } };
  const tasks = await store.tasks.find(overdue, { sort: { due: 1 }, limit: MOST_LATE });
  const late: Lateness = new Map();
  for (const { projectId, due, role } of tasks) {
    if (projectId !== null && due !== null && !late.has(projectId))
      late.set(projectId, { since: due, role: role ?? null });
  }
  return late;
}

/** The lines of some projects, in their order. */
export async function portfolioLines(
  store: Store,
  projects: readonly ProjectRecord[],
  late: Lateness,
): Promise<PortfolioLine[]> {
  const of = { projectId: { $in: projects.map(({ id }) => id) } };
  const [evaluations, findings, organisations, titleOf] = await Promise.all([
    store.evaluations.pick({ ...of, state: { $nin: SETTLED } }, ['projectId']),
    store.findings.pick({ ...of, outcome: null }, ['projectId']),
    store.organisations.find({ id: { $in: [...new Set(projects.map((one) => one.organisationId))] } }),
    gradeTitles(
      store,
      projects.map(({ rulebookHash }) => rulebookHash),
    ),
  ]);
  const counted = (rows: readonly { projectId: string }[], id: string) =>
    rows.filter(({ projectId }) => projectId === id).length;
  return projects.map((project) => {
    const { id, state, organisationId, rulebookHash, grades } = project;
    const lateness = late.get(id);
    return {
      ...viewOfProject(project),
      stage: presentStage({
        state,
        openRounds: counted(evaluations, id),
        openFindings: counted(findings, id),
      }),
      organisation: organisations.find((one) => one.id === organisationId)?.name ?? '',
      gradeTitle: titleOf(rulebookHash, (grades.final ?? grades['mid-term'])?.grade),
      lateSince: lateness?.since ?? null,
      lateWith: lateness?.role ? { code: lateness.role, ...wordsOf(lateness.role) } : null,
    };
  });
}
