import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoFigures } from '../../examples/play/figures';
import { projectRoot } from '../../infra/engines/project-root';
import { type Program, runProgram } from '../setup/program';

/** Who runs on a data folder: name → pid and what it said when it became ready. */
export type ProcessTable = Readonly<
  Record<
    string,
    {
      readonly pid: number;
      readonly address?: string;
      readonly url?: string;
      /** Of the sandbox: where its mail can be read, and its bank. */
      readonly mail?: string;
      readonly bank?: string;
    }
  >
>;

/** Settings of a sandbox of its own: no port and no engine is anybody else's. */
export function ownSandbox(dataDir: string): Record<string, string | undefined> {
  return {
    ...process.env,
    MONGODB_URI: undefined,
    TEMPORAL_ADDRESS: undefined,
    NODE_ENV: undefined,
    DATA_DIR: dataDir,
    PORT: '0',
    SMTP_PORT: '0',
    MAIL_WEB_PORT: '0',
    BANK_PORT: '0',
  };
}

/** Runs the launcher as people do: `demo …` or `start`. */
export function runCareCycle(
  args: readonly string[],
  dataDir: string,
  settings: Record<string, string> = {},
): Program {
  const script = join(projectRoot, 'infra', 'setup', 'bootstrap.mjs');
  return runProgram(process.execPath, [script, ...args], { env: { ...ownSandbox(dataDir), ...settings } });
}

/** Undefined while nothing runs there. */
export function processTable(dataDir: string): ProcessTable | undefined {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'processes.json'), 'utf8')) as ProcessTable;
  } catch {
    return undefined;
  }
}

export interface DemoResult {
  seconds: number;
  figures: DemoFigures;
  faults: string[];
}

/** What a demo wrote down at its end. */
export function readResult(dataDir: string): DemoResult {
  return JSON.parse(readFileSync(join(dataDir, 'figures.json'), 'utf8')) as DemoResult;
}
