import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadExample } from '../../examples/load-example';
import { apiCast } from '../../examples/play/cast';
import { faultsOfFigures } from '../../examples/play/faults-of-figures';
import { auditorOf, figuresOf } from '../../examples/play/figures';
import type { HttpUser } from '../../examples/play/http-user';
import { mailLeft } from '../../examples/play/mail-left';
import { play } from '../../examples/play/play';
import { printFigures } from '../../examples/play/print-figures';
import type { Played } from '../../examples/play/stage';
import { readDemoConfig } from '../config/demo-config';
import { readProgrammes } from '../launch/launch-arguments';
import { connectClient } from '../temporal/connect';
import { countActions } from '../temporal/count-actions';
import { runProcess } from './run-process';

/** Plays the sample programmes whole and says what came of it; fails when something that must hold does not. */
async function main(): Promise<void> {
  const config = readDemoConfig();
  const { email, password = '' } = config.administrator;
  const examples = readProgrammes(process.argv[2] ?? '').map(loadExample);
  const begun = Date.now();
  const cast = apiCast(config.demo.url);
  const played = await play({
    examples,
    cast,
    mailUrl: config.demo.mailUrl,
    bankUrl: config.bank.url,
    administrator: { email, password },
    say: console.log,
  });
  const seconds = (Date.now() - begun) / 1000;
  const figures = await figuresOf(played);
  printFigures(
    figures,
    examples.map((one) => one.figures),
    console.log,
  );
  const unsent = await mailLeft(played);
  await played.stage.mailbox.collect();
  console.log(`mail: ${played.stage.mailbox.total} sent, to be read at ${config.demo.mailUrl}`);
  const client = await connectClient(config.temporal);
  const actions = await printActions(played, (id) => countActions(client, id));
  await client.connection.close();
  console.log(`played in ${seconds.toFixed(0)} s`);
  const faults = [...faultsOfFigures(figures, examples), ...unsent];
  for (const fault of faults) console.error(`FAULT: ${fault}`);
  writeFileSync(
    join(config.dataDir, 'figures.json'),
    JSON.stringify({ seconds, actions, figures, faults }, null, 2),
  );
  const { userId } = await cast.director.user.get<{ userId: string }>('/session');
  printAccounts(played, config.demo.url, { email, password, userId });
  if (faults.length > 0) throw new Error(`${faults.length} things do not hold that must hold.`);
}

/** @returns actions of one project, on average, by programme */
async function printActions(
  { stage, productions }: Played<HttpUser>,
  count: (workflowId: string) => Promise<number>,
): Promise<{ [programme: string]: number }> {
  const { user } = await auditorOf(stage);
  const means: { [programme: string]: number } = {};
  for (const { example, projects } of productions) {
    let total = 0;
    for (const { id } of projects.values()) {
      const { items } = await user.get<{ items: { id: string }[] }>(`/processes?projectId=${id}&limit=100`);
      for (const process of items) total += await count(process.id);
    }
    const mean = projects.size === 0 ? 0 : Math.round(total / projects.size);
    means[example.rulebook.title.en] = mean;
    console.log(`Temporal actions for each project of ${example.rulebook.title.en}: ${mean} on average`);
  }
  return means;
}

/** One person of each role, with a link that signs in at once: only a sandbox has such links. */
function printAccounts(
  { stage, productions }: Played,
  url: string,
  administrator: { email: string; password: string; userId: string },
): void {
  console.log(`\nSign in with one click, or at ${url}/sign-in with the password ${administrator.password}:`);
  const shown = new Set<string>();
  const say = (role: string, userId: string, email: string) => {
    shown.add(role);
    const factor = stage.company.hasDevice(email) ? '  (has a second factor: by the link only)' : '';
    console.log(`  ${role.padEnd(24)} ${url}/sandbox/sign-in/${userId}  ${email}${factor}`);
  };
  for (const { roles, email, userId } of productions.length === 0 ? [] : stage.company.accounts) {
    const role = roles.join('+');
    if (!shown.has(role)) say(role, userId, email);
  }
  if (!shown.has('administrator')) say('administrator', administrator.userId, administrator.email);
}

runProcess(main);
