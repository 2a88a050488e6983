import type { Relation } from '../../domain/people/access';
import { Fault } from '../../domain/record/fault';
import type { ProcessRecord } from '../../domain/record/records';
import type { Store } from '../../domain/record/store';
import { type Asker, relationsToProgramme, relationsToProject } from './relations';
import type { RelationContext } from './route';

/** How somebody stands to a process: as to its project, or else as to its programme. Applicants see no panel. */
export async function relationsToProcess(
  store: Store,
  asker: Asker,
  process: Pick<ProcessRecord, 'kind' | 'programmeId' | 'projectId'>,
): Promise<Relation[]> {
  const hasProject = process.projectId !== null && (await store.projects.get(process.projectId)) !== null;
  if (hasProject && process.projectId) return relationsToProject(store, asker, process.projectId);
  if (!(await store.programmes.get(process.programmeId))) return [];
  const relations = await relationsToProgramme(store, asker, process.programmeId);
  return process.kind === 'panel' ? relations.filter((one) => one !== 'own-organisation') : relations;
}

/** How the caller stands to the process that the address names. @throws Fault `not-found` */
export async function toProcess({
  services: { store },
  caller,
  params: { processId },
}: RelationContext<{ processId: string }, unknown>): Promise<Relation[]> {
  const process = await store.processes.get(processId);
  if (!process) throw new Fault('not-found', { en: 'No such process', zh: '没有这个流程' });
  return relationsToProcess(store, caller, process);
}
