import type { z } from 'zod';
import type { SpotCheck } from '../../domain/evaluate/spot-check';
import { workflowId } from '../../domain/record/workflow-id';
import { published } from '../publish/public-programme';
import type { Services } from '../record/route';
import { checklistOf, showSpotChecks } from './show-spot-checks';
import type { publicDrawingView } from './spot-check-schema';

type Store = Services['store'];
type DrawingView = z.input<typeof publicDrawingView>;

/** What the journal keeps of a drawing. */
interface DrawingFacts {
  drawing: number;
  seed: string;
  share: number;
  projects: string[];
}

/**
 * The drawings of a programme with what came of them (双随机一公开: results are public). Seed and projects follow when the
 * last visit of the drawing is on record: before, they would tell who is still to be visited. Nobody is named but
 * organisations; what inspectors wrote stays with those concerned.
 * @throws Fault `not-found` for a programme that is not published
 */
export async function publicDrawings(store: Store, programmeId: string): Promise<DrawingView[]> {
  await published(store, programmeId);
  const checks = await store.spotChecks.find({ programmeId }, { sort: { id: 1 } });
  const stream = workflowId.spotCheck(programmeId);
  const entries = await store.journal.find({ stream, decision: 'draw-projects' }, { sort: { seq: 1 } });
  const views: DrawingView[] = [];
  for (const { facts, at } of entries) {
    const drawn = facts as unknown as DrawingFacts;
    const own = checks.filter(({ drawing }) => drawing === drawn.drawing);
    const ended = own.filter(({ endedAt }) => endedAt !== null);
    const over = ended.length === own.length;
    if (ended.length === 0 && !over) continue;
    views.push({
      ...{ drawing: drawn.drawing + 1, drawnAt: at, share: drawn.share, over },
      seed: over ? drawn.seed : null,
      projects: over ? await titled(store, drawn.projects) : null,
      checks: await resultsOf(store, ended),
    });
  }
  return views;
}

async function titled(store: Store, ids: readonly string[]): Promise<{ id: string; title: string }[]> {
  return (await store.projects.pick({ id: { $in: ids } }, ['title'])).sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function resultsOf(store: Store, ended: readonly SpotCheck[]): Promise<DrawingView['checks']> {
  const visits = await store.spotVisits.find({ id: { $in: ended.map(({ visitId }) => visitId) } });
  const results: DrawingView['checks'] = [];
  for (const { id, projectId, project, organisation, state } of await showSpotChecks(store, ended)) {
    const check = ended.find((one) => one.id === id) as SpotCheck;
    const visit = visits.find((one) => one.id === check.visitId);
    const checklist = await checklistOf(store, check);
    results.push({
      ...{ projectId, project, organisation, on: visit?.on ?? null },
      state: state === 'visited' ? 'visited' : 'unvisited',
      checked: (visit?.answers ?? []).filter(({ found }) => found !== 'not-applicable').length,
      faults: checklist.filter(({ code }) => check.faults?.includes(code)).map(({ title }) => title),
    });
  }
  return results;
}
