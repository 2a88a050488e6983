import type { Company } from './company';
import type { Director, StageClock } from './director';
import type { Mailbox } from './mailbox';
import type { Production } from './production';
import type { User, Visitor } from './user';

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

/** Everything that is being played, or was. */
export interface Played<U extends User = User> {
  stage: Stage<U>;
  productions: Production[];
}
