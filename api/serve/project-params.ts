import { z } from 'zod';
import { relationsToProject } from '../record/relations';
import type { RelationContext } from '../record/route';
import { says } from '../record/schema-words';

const id = z.string().min(1).max(64);

export const projectParams = z.object({ projectId: id });

/** Codes of the rulebook, such as a report's id. */
export const code = z.string().regex(/^[\w.-]{1,64}$/, {
  error: says({ en: 'may have letters, digits and . - _', zh: '只能用字母、数字和 . - _' }),
});

export const reportParams = projectParams.extend({ reportId: code });

export const versionParams = reportParams.extend({ version: z.coerce.number().int().min(1).max(1_000) });

export const changeParams = projectParams.extend({ changeId: id });

/** How the caller stands to the project of the path. */
export function toProject({ services, caller, params }: RelationContext<{ projectId: string }, unknown>) {
  return relationsToProject(services.store, caller, params.projectId);
}

/** What every decision answers. */
export const stateAnswer = z.object({ state: z.string() });
