import type { Example } from '../types';
import type { Cast } from './cast';
import { Company } from './company';
import { Mailbox } from './mailbox';
import type { Production } from './production';
import { draftProgramme } from './publish-acts';
import { setUpSigners } from './sign-acts';
import type { Played, Stage } from './stage';
import type { User } from './user';

export interface PlayOptions<U extends User = User> {
  examples: Example[];
  cast: Cast<U>;
  mailUrl: string;
  bankUrl: string;
  administrator: { email: string; password: string };
  say: (line: string) => void;
}

/** Enters everybody who takes part, and drafts the programmes. */
export async function setStage<U extends User>(options: PlayOptions<U>): Promise<Played<U>> {
  const { examples, cast, mailUrl, bankUrl, say } = options;
  const { director, visitor } = cast;
  const { email, password } = options.administrator;
  const administrator = cast.meet('administrator');
  await administrator.signIn(email, password);
  await director.signIn(email, password);
  const company = new Company(administrator, password, cast.meet);
  for (const example of examples) {
    await company.engage(example.organisations, example.users);
    await setUpSigners(company, example);
  }
  const clock = await director.clock();
  const stage: Stage<U> = {
    company,
    director,
    visitor,
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
