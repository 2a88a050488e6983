import { type Carried, carryOut } from './carry-out';
import { comparable, differences } from './comparable';
import { type DemoOptions, type EndedDemo, endedDemo } from './ended-demo';
import { planKills } from './kill-plan';
import { runCareCycle } from './running-demo';
import type { Undisturbed } from './undisturbed';

export interface DisturbedDemo extends EndedDemo {
  carried: Carried[];
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
  ];
}
