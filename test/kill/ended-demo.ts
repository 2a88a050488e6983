import { bankSubmissions } from './bank-orders';
import { keptRecords } from './kept-records';
import { type DemoResult, readResult, runCareCycle } from './running-demo';

/** A demo that has ended, and everything about it that is compared. */
export interface EndedDemo extends DemoResult {
  status: number | null;
  output: string;
  submissions: { [key: string]: number };
  records: Awaited<ReturnType<typeof keptRecords>>;
}

export interface DemoOptions {
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
    return {
      ...result,
      status,
      output,
      submissions: bankSubmissions(dataDir),
      records: await keptRecords(dataDir),
    };
  } catch (error) {
    throw new Error(`the demo ended with status ${status}: ${output.slice(-3_000)}`, { cause: error });
  }
}
