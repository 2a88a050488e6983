import { bankSubmissions } from './bank-orders';
import { type Carried, carryOut } from './carry-out';
import { comparable, differences } from './comparable';
import { keptRecords } from './kept-records';
import { planKills } from './kill-plan';
import { mailFaults } from './mail-faults';
import { type DemoResult, readResult, runCareCycle } from './running-demo';
import type { Undisturbed } from './undisturbed';

/** A demo that has ended, and everything about it that is compared. */
export interface EndedDemo extends DemoResult {
  status: number | null;
  output: string;
  submissions: { [key: string]: number };
  records: Awaited<ReturnType<typeof keptRecords>>;
  /** What is wrong with its mails, as sentences. */
  mails: readonly string[];
}

export interface DisturbedDemo extends EndedDemo {
  carried: Carried[];
}

interface DemoOptions {
  dataDir: string;
  play: readonly string[];
  say: (line: string) => void;
}

/** Plays programmes from the start to the end, undisturbed. @throws with the demo's last words when it fails */
export async function playDemo({ dataDir, play }: DemoOptions): Promise<EndedDemo> {
  const program = runCareCycle(['demo', '--exit', '--play', play.join(',')], dataDir);
  const { code } = await program.ended;
  return endedDemo(dataDir, code, program.output());
}

/** Reads what a demo left behind. @throws with its last words when it wrote no figures */
export async function endedDemo(dataDir: string, status: number | null, output: string): Promise<EndedDemo> {
  try {
    const result = readResult(dataDir);
    const records = await keptRecords(dataDir);
    return {
      ...result,
      status,
      output,
      submissions: bankSubmissions(dataDir),
      records,
      mails: await mailFaults(dataDir, records.notices),
    };
  } catch (error) {
    throw new Error(`the demo ended with status ${status}: ${output.slice(-3_000)}`, { cause: error });
  }
}

/** Plays the same programmes while the processes are killed at moments drawn from a seed. */
export async function playDisturbed(
  options: DemoOptions & { seed: number; kills: number; entries: number },
): Promise<DisturbedDemo> {
  const { dataDir, play, seed, kills, entries, say } = options;
  const program = runCareCycle(['demo', '--exit', '--play', play.join(',')], dataDir);
  let hasEnded = false;
  const ended = program.ended.finally(() => {
    hasEnded = true;
  });
  const carried = await carryOut(planKills(seed, kills, entries), dataDir, () => hasEnded, say);
  const { code } = await ended;
  return { ...(await endedDemo(dataDir, code, program.output())), carried };
}

/** Everything in which a disturbed demo came to something else, as sentences. */
export function faultsOfDisturbed(undisturbed: Undisturbed, disturbed: EndedDemo): string[] {
  return [
    ...(disturbed.status === 0 ? [] : [`the demo ended with status ${disturbed.status}`]),
    ...disturbed.faults,
    ...differences(comparable(undisturbed.figures), comparable(disturbed.figures)),
    ...differences(undisturbed.records.counts, disturbed.records.counts, 'records'),
    ...Object.entries(disturbed.submissions)
      .filter(([, times]) => times > 1)
      .map(([key, times]) => `${key} was sent to the bank ${times} times`),
    ...disturbed.mails,
  ];
}
