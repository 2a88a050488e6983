import type { Relation } from '../../domain/people/access';
import { Fault } from '../../domain/record/fault';
import type { ProcessRecord } from '../../domain/record/records';
import type { Store } from '../../domain/record/store';
import { maySee } from '../publish/programme-relation';
import { type Asker, relationsToProgramme, relationsToProject } from './relations';
import type { RelationContext } from './route';

/**
 * How somebody stands to a process: as to its project, or else as to its programme. Applicants see no panel.
 * @throws Fault `not-found` for that of a draft that is not there for them
 */
export async function relationsToProcess(
  store: Store,
  asker: Asker,
  process: Pick<ProcessRecord, 'kind' | 'programmeId' | 'projectId'>,
): Promise<Relation[]> {
  const hasProject = process.projectId !== null && (await store.projects.get(process.projectId)) !== null;
  if (hasProject && process.projectId) return relationsToProject(store, asker, process.projectId);
  const programme = await store.programmes.get(process.programmeId);
  if (!programme) return [];
  if (!maySee(programme, asker)) throw noSuchProcess();
  const relations = await relationsToProgramme(store, asker, process.programmeId);
  // Who is to be visited must not find out what was drawn, how much, or until when.
  if (process.kind === 'spot-check') return relations.filter((one) => one === 'own-bureau');
  return process.kind === 'panel' ? relations.filter((one) => one !== 'own-organisation') : relations;
}

/** How the caller stands to the process that the address names. @throws Fault `not-found` */
export async function toProcess({
  services: { store },
  caller,
  params: { processId },
}: RelationContext<{ processId: string }, unknown>): Promise<Relation[]> {
  const process = await store.processes.get(processId);
  if (!process) throw noSuchProcess();
  return relationsToProcess(store, caller, process);
}

const noSuchProcess = () => new Fault('not-found', { en: 'No such process', zh: '没有这个流程' });
