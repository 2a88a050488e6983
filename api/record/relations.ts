import type { Relation } from '../../domain/people/access';
import type { Role } from '../../domain/record/party';
import type { Store } from '../../domain/record/store';
import type { ProjectRecord } from '../../domain/serve/project-record';
import { maySee, noSuchProgramme } from '../publish/programme-relation';

/** Who asks, as far as it matters for how they stand to a thing. */
export type Asker = { userId: string; organisationId: string; roles: readonly Role[] };

/**
 * How somebody stands to a programme: their bureau runs it, their organisation applied, a project serves their
 * street, or they sit on its panel or judge one of its projects.
 * @throws Fault `not-found`, also for a draft that is not there for them
 */
export async function relationsToProgramme(
  store: Store,
  asker: Asker,
  programmeId: string,
): Promise<Relation[]> {
  const programme = await store.programmes.get(programmeId);
  if (!programme || !maySee(programme, asker)) throw noSuchProgramme();
  const { organisationId, userId } = asker;
  const relations: Relation[] = programme.bureauId === organisationId ? ['own-bureau'] : [];
  if (await store.projects.first({ programmeId, streetId: organisationId })) relations.push('own-street');
  if (await store.applications.first({ programmeId, organisationId })) relations.push('own-organisation');
  const sits = await store.seats.first({ programmeId, evaluatorId: userId, state: { $ne: 'void' } });
  if (sits || (await store.evaluations.first({ programmeId, evaluatorIds: userId })))
    relations.push('assigned');
  return relations;
}

/** How somebody stands to a project. @throws Fault `not-found` */
export async function relationsToProject(store: Store, asker: Asker, projectId: string): Promise<Relation[]> {
  const project = await store.projects.need(projectId);
  const judges =
    asker.roles.includes('evaluator') &&
    (await store.evaluations.first({ projectId, evaluatorIds: asker.userId }));
  return [...partiesOf(project, asker), ...(judges ? (['assigned'] as const) : [])];
}

function partiesOf(project: ProjectRecord, { organisationId }: Asker): Relation[] {
  return [
    ...(project.bureauId === organisationId ? (['own-bureau'] as const) : []),
    ...(project.streetId === organisationId ? (['own-street'] as const) : []),
    ...(project.organisationId === organisationId ? (['own-organisation'] as const) : []),
  ];
}
