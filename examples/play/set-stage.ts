import type { Example } from '../types';
import { Company } from './company';
import { HttpUser } from './http-user';
import { Mailbox } from './mailbox';
import type { Played, Production, Stage, StageClock } from './production';
import { draftProgramme } from './publish-acts';
import type { User } from './user';

export interface PlayOptions {
  examples: Example[];
  baseUrl: string;
  mailUrl: string;
  bankUrl: string;
  administrator: { email: string; password: string };
  say: (line: string) => void;
  /**
   * Who sits in front of an account, the first administrator's among them, or comes without one (`visitor`); over the
   * API unless said otherwise.
   */
  meet?: (name: string) => User;
}

/** Enters everybody who takes part, and drafts the programmes. */
export async function setStage(options: PlayOptions): Promise<Played> {
  const { examples, baseUrl, mailUrl, bankUrl, say } = options;
  const meet = options.meet ?? ((name: string) => new HttpUser(baseUrl, name));
  const { email, password } = options.administrator;
  const [administrator, director] = [meet('administrator'), new HttpUser(baseUrl, 'director')];
  await administrator.signIn(email, password);
  await director.signIn(email, password);
  const company = new Company(administrator, password, meet);
  for (const example of examples) await company.engage(example.organisations, example.users);
  const clock = await clockOf(director);
  const stage: Stage = {
    company,
    director,
    visitor: meet('visitor'),
    mailbox: new Mailbox(mailUrl),
    bankUrl,
    clock,
    now: () => clock.now,
    say: (line) => say(`${clock.now.slice(0, 10)}  ${line}`),
  };
  const productions: Production[] = [];
  for (const example of examples) productions.push(await draftProgramme(company, example));
  stage.say(`${productions.length} programmes drafted`);
  return { stage, productions };
}

/** Without a pace of its own the sandbox's clock jumps; with one, every period takes its length divided by the pace. */
async function clockOf(director: HttpUser): Promise<StageClock> {
  const { now, pace = 1 } = await director.get<{ now: string; pace?: number }>('/sandbox/clock');
  return { now, jump: pace === 1 };
}
