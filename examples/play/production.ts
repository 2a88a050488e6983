import type { Example } from '../types';

/** An open task as the director sees it. */
export interface OpenTask {
  id: string;
  processId: string;
  programmeId: string;
  projectId: string | null;
  key: string;
  what: { code: string };
  role: string | null;
  organisationId: string | null;
  userId: string | null;
  due: string | null;
  at: string | null;
}

export interface ProjectOnStage {
  id: string;
  applicationId: string;
  /** Code of its application. */
  application: string;
  organisationId: string;
  bureauId: string;
  award: number;
  state: string;
  startsOn: string | null;
  endsOn: string | null;
}

/** One programme being played: its example, and what has come of it so far. */
export interface Production {
  example: Example;
  programmeId: string;
  bureauId: string;
  /** Of its programme, as last looked at. */
  state: string;
  /** Code of an application → its id. */
  applicationIds: Map<string, string>;
  projects: Map<string, ProjectOnStage>;
  /** Things done once, by a name of their own. */
  done: Set<string>;
  /** How often something was done, by a name of its own. */
  times: Map<string, number>;
  /** First deadline of reports that come late. */
  firstDue: Map<string, string>;
}

/** Does something once. */
export async function once(
  production: Production,
  name: string,
  work: () => Promise<unknown>,
): Promise<boolean> {
  if (production.done.has(name)) return false;
  production.done.add(name);
  await work();
  return true;
}
