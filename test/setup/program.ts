import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { until } from './until';

/** A program that a test runs as people would: its output is kept, its end can be awaited. */
export interface Program {
  readonly child: ChildProcess;
  /** All that it has printed so far. */
  readonly output: () => string;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

/** @param env the whole environment; a setting that is undefined is left out */
export function runProgram(
  command: string,
  args: readonly string[],
  options: { readonly env: Readonly<Record<string, string | undefined>>; readonly ownGroup?: boolean },
): Program {
  let output = '';
  const child = spawn(command, args, {
    env: options.env as NodeJS.ProcessEnv,
    detached: options.ownGroup === true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  }
  const ended = new Promise<Awaited<Program['ended']>>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  return { child, output: () => output, ended };
}

/** Waits until a launcher says that the service is there. @returns its address */
export function serving({ output }: Program, withinMs = 25_000): Promise<string> {
  return until(
    () => `serving; it said:\n${output()}`,
    () => /CareCycle serves at (\S+)/.exec(output())?.[1],
    withinMs,
  );
}

/** Those of a launcher's table that run. */
export function stillRunning<P extends { readonly pid: number }>(table: Readonly<Record<string, P>>) {
  return Object.entries(table).filter(([, { pid }]) => isRunning(pid));
}

/** Kills a process with SIGKILL; false when it has ended by itself a moment ago. */
export function killHard(pid: number): boolean {
  try {
    process.kill(pid, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}

/** Whether a process runs; one that has ended and that nobody has asked about yet does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}
