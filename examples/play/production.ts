import type { Example } from '../types';
import type { Company } from './company';
import type { Director } from './director';
import type { Mailbox } from './mailbox';
import type { User, Visitor } from './user';

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
  /** First deadline of reports that come late. */
  firstDue: Map<string, string>;
}

/** What every act is given. */
export interface Stage<U extends User = User> {
  company: Company<U>;
  director: Director;
  visitor: Visitor;
  mailbox: Mailbox;
  bankUrl: string;
  clock: StageClock;
  now: () => string;
  say: (line: string) => void;
}

/** What time it is for the business, as the sandbox last said. */
export interface StageClock {
  now: string;
  /** It goes to the next instant at once; otherwise it flows there at the sandbox's pace. */
  readonly jump: boolean;
}

/** Everything that is being played, or was. */
export interface Played<U extends User = User> {
  stage: Stage<U>;
  productions: Production[];
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
