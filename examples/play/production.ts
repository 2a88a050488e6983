import type { Example } from '../types';
import type { Company } from './company';
import type { HttpUser } from './http-user';
import type { Mailbox } from './mailbox';
import type { User } from './user';

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
  streetId: string | null;
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
export interface Stage {
  company: Company;
  /**
   * Not one of those who take part: reads over the API what is to be done and what has come of it, and moves the
   * sandbox's clock. Nobody who takes part decides anything by it; who enters the accounts is met like everybody else.
   */
  director: HttpUser;
  /** Somebody who has not signed in. */
  visitor: User;
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
export interface Played {
  stage: Stage;
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
