import type { z } from 'zod';
import { findingId } from '../../domain/improve/finding-record';
import type { Relation } from '../../domain/people/access';
import { relationsToProject } from '../record/relations';
import type { RelationContext } from '../record/route';
import type { findingParams } from './improve-schemas';

/** How somebody stands to a finding: as to its project. @throws Fault `not-found` when there is no such finding */
export async function toFinding({
  services: { store },
  caller,
  params,
}: RelationContext<z.output<typeof findingParams>, unknown>): Promise<Relation[]> {
  await store.findings.need(findingId(params));
  return relationsToProject(store, caller, params.projectId);
}
