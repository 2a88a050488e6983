import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { temporaryFolder } from '../../infra/engines/run-engine';
import { faultsOfDisturbed, playDisturbed } from './disturbed-demo';
import { endedDemo, playDemo } from './ended-demo';
import { readKillArguments } from './kill-arguments';

const say = (line: string) => console.log(`[kill] ${line}`);

/**
 * Plays sample programmes while every process is killed again and again, and holds what came of it against an
 * undisturbed run.
 */
async function main(): Promise<number> {
  const { kills, seed, play, against, folder } = readKillArguments(process.argv.slice(2));
  const place = folder === undefined ? temporaryFolder().path : resolve(folder);
  mkdirSync(place, { recursive: true });
  say(`seed ${seed}: ${kills} kills over ${play.join(', ')}; data in ${place}`);
  const undisturbed = against
    ? await endedDemo(resolve(against), 0, '')
    : await playDemo({ dataDir: join(place, 'undisturbed'), play, say });
  const { entries } = undisturbed.figures.journals;
  say(`undisturbed: ${undisturbed.seconds.toFixed(0)} s, ${entries} journal entries`);
  const disturbed = await playDisturbed({
    dataDir: join(place, `killed-${seed}`),
    ...{ play, seed, kills, entries, say },
  });
  const { figures, seconds, records, carried } = disturbed;
  say(`disturbed: ${seconds.toFixed(0)} s, ${carried.length} kills, ${figures.journals.entries} entries in`);
  say(`  ${figures.journals.streams} chains, ${figures.postings} postings, ${figures.bank.orders} orders,`);
  say(`  ${figures.bank.settled} fen moved, ${records.unsent} notices not sent`);
  const faults = [
    ...undisturbed.faults.map((fault) => `undisturbed: ${fault}`),
    ...(carried.length === kills ? [] : [`only ${carried.length} of ${kills} kills were carried out`]),
    ...faultsOfDisturbed(undisturbed, disturbed),
  ];
  for (const fault of faults) console.error(`FAULT: ${fault}`);
  if (faults.length === 0) {
    say('everything is as in the undisturbed run');
    if (folder === undefined) rmSync(place, { recursive: true, force: true });
  }
  return faults.length === 0 ? 0 : 1;
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
