import type { z } from 'zod';
import type { ObjectionRecord } from '../../domain/match/objection-record';
import type { ProgrammeRecord } from '../../domain/publish/programme-record';
import type { Store } from '../../domain/record/store';
import { workflowId } from '../../domain/record/workflow-id';
import type { ProjectRecord } from '../../domain/serve/project-record';
import type { publicMoveView, publicStayView } from './public-schemas';

type Stay = z.input<typeof publicStayView>;
type Complained = ObjectionRecord & { complaint: NonNullable<ObjectionRecord['complaint']> };

/** Complaints are few; whoever raises them again and again shall not make a page without end. */
const MOST_STAYS = 100;

/**
 * Stays that complaints brought about, oldest first: since when, until when at most, and what stands still for them now.
 * Neither who complained nor why, and which award a complaint is about only by what stands still.
 */
export async function publicStays(store: Store, programme: ProgrammeRecord): Promise<Stay[]> {
  const { id: programmeId, round = 0 } = programme;
  if (round === 0) return [];
  const objections = await store.objections.find({ programmeId }, { sort: { id: 1 } });
  const complained = objections
    .filter((one): one is Complained => one.complaint !== undefined)
    .sort((a, b) => compare(a.complaint.raisedAt, b.complaint.raisedAt))
    .slice(-MOST_STAYS);
  if (complained.length === 0) return [];
  const clocks = await store.deadlines.find({
    workflowId: workflowId.programme(programmeId),
    status: { $in: ['open', 'met', 'lapsed'] },
    key: { $in: complained.map(({ id }) => `stay/${id}`) },
  });
  const projects = await store.projects.find({ programmeId }, { sort: { id: 1 } });
  return complained.map((one) => {
    const clock = clocks.find(({ key }) => key === `stay/${one.id}`);
    // A programme that has ended leaves nothing to stay.
    const runs = one.complaint.stays && programme.closedAt === null;
    return {
      since: one.complaint.raisedAt,
      until: clock?.due ?? null,
      endedAt: runs ? null : (clock?.closedAt ?? programme.closedAt),
      outcome: runs ? null : one.complaint.status,
      holds: runs ? holdsOf(one, programme, projects) : [],
    };
  });
}

/** Before the awards all of them; later what of the projects that are concerned is not signed or not performed. */
function holdsOf(
  { applicationId }: Complained,
  { awardedAt }: ProgrammeRecord,
  projects: readonly ProjectRecord[],
): Stay['holds'] {
  if (awardedAt === null) return [{ what: 'award', projectId: null, title: null }];
  return projects
    .filter((one) => one.stayed && (applicationId === null || one.applicationId === applicationId))
    .map((one) => ({
      what: one.state === 'stayed' ? ('signing' as const) : ('performance' as const),
      projectId: one.id,
      title: one.title,
    }));
}

/** Awards that fell, who followed, and why others did not; oldest first. */
export async function publicMoves(
  store: Store,
  { id, moves = [] }: ProgrammeRecord,
): Promise<z.input<typeof publicMoveView>[]> {
  if (moves.length === 0) return [];
  const projects = await store.projects.find({ programmeId: id });
  const applications = await store.applications.pick(
    { id: { $in: moves.flatMap((one) => one.passedOver.map(({ applicationId }) => applicationId)) } },
    ['title'],
  );
  const project = (projectId: string) => {
    const found = projects.find((one) => one.id === projectId);
    return { projectId, title: found?.title ?? '', annulled: found?.annulled === true };
  };
  return moves.map(({ at, from, to, passedOver }) => ({
    at,
    from: project(from),
    to: to.map(project),
    passedOver: passedOver.map((one) => ({
      ...one,
      title: applications.find((each) => each.id === one.applicationId)?.title ?? '',
    })),
  }));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
