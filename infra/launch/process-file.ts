import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchFailure } from '../engines/launch-failure';
import { waitUntil } from '../engines/wait-until';
import type { ProcessStatus } from './supervisor';

const FILE = 'processes.json';
const FREE_WITHIN_MS = 15_000;

type ProcessFile = Readonly<Record<string, { readonly pid: number }>>;

/** Writes who runs on this data folder: name → pid and what the process said when it was ready. */
export function writeProcessFile(dataDir: string, table: readonly ProcessStatus[]): void {
  const entries = table.map(({ name, pid, details }) => [name, { pid, ...(details as object) }]);
  const content = { launcher: { pid: process.pid }, ...Object.fromEntries(entries) };
  const draft = join(dataDir, `${FILE}.${process.pid}`);
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`);
  renameSync(draft, join(dataDir, FILE));
}

export function removeProcessFile(dataDir: string): void {
  rmSync(join(dataDir, FILE), { force: true });
}

/**
 * Makes sure that nobody else runs on this data folder. After a `kill -9` of a launcher its children need a
 * moment to end: this waits for them.
 * @throws LaunchFailure naming who still does
 */
export async function awaitFreeFolder(dataDir: string): Promise<void> {
  const { launcher, ...children } = readProcessFile(dataDir);
  if (launcher && isOurs(launcher.pid)) throw inUse(dataDir, 'another launcher', launcher.pid);
  const alive = () => Object.entries(children).find(([, { pid }]) => isOurs(pid));
  await waitUntil(async () => {
    if (alive()) throw new Error('still running');
  }, AbortSignal.timeout(FREE_WITHIN_MS)).catch(() => {
    const [name, { pid }] = alive() ?? ['another process', { pid: 0 }];
    throw inUse(dataDir, name, pid);
  });
}

function inUse(dataDir: string, name: string, pid: number): LaunchFailure {
  return new LaunchFailure(
    `DATA_DIR ${dataDir} is in use by ${name} (process ${pid}): end it or choose another folder.`,
  );
}

function readProcessFile(dataDir: string): ProcessFile {
  try {
    return JSON.parse(readFileSync(join(dataDir, FILE), 'utf8')) as ProcessFile;
  } catch {
    return {};
  }
}

/** A number may have gone to another program since; where the system tells, its command line must fit. */
function isOurs(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return /tsx|temporal|secantus|mongod/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return true;
  }
}
