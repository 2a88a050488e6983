import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { guardChild, releaseChild } from './child-guard';
import { LaunchFailure } from './launch-failure';
import { OutputLines } from './output-lines';
import type { ProcessSpec } from './process-spec';

/** How a process ended: one of the two is set. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A child process that serves. */
export interface RunningProcess<Details = unknown> {
  readonly pid: number;
  /** What it said, or was found to serve, when it became ready. */
  readonly details: Details;
  /** Resolves when it has ended, never rejects. */
  readonly exited: Promise<Exit>;
  /** Asks it to end, kills it at its deadline; resolves when it has ended. */
  stop(): Promise<Exit>;
}

/**
 * Starts a program and waits until it serves. It has a session of its own, so that Ctrl-C in a terminal reaches
 * us alone and the order of ending is ours; it ends when we end, however we end.
 * @param signal gives up waiting; the program is ended
 * @throws LaunchFailure when it ends before it serves, or does not serve in time
 */
export async function startProcess<Details>(
  spec: ProcessSpec<Details>,
  signal?: AbortSignal,
): Promise<RunningProcess<Details>> {
  const child = spawn(spec.command, spec.args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: spec.env as NodeJS.ProcessEnv,
  });
  const pid = await spawned(child, spec);
  guardChild(pid);
  const lines = collectOutput(child, spec);
  const exited = exitOf(child, pid);
  const stop = () => stopChild(child, exited, spec.stopWithinMs);

  const giveUp = new AbortController();
  const waiting = AbortSignal.any([
    giveUp.signal,
    AbortSignal.timeout(spec.readyWithinMs),
    ...(signal ? [signal] : []),
  ]);
  try {
    const early = exited.then((exit) => {
      throw new LaunchFailure(
        `${spec.name} ended before it was ready (${describeExit(exit)})${hint(spec, lines)}.`,
      );
    });
    const ready = spec.ready(lines, waiting);
    ready.catch(() => {});
    const details = await Promise.race([ready, early, aborted(waiting)]);
    return { pid, details, exited, stop };
  } catch (error) {
    await stop();
    signal?.throwIfAborted();
    if (!waiting.aborted) throw error;
    throw new LaunchFailure(
      `${spec.name} was not ready within ${spec.readyWithinMs / 1000} s${hint(spec, lines)}.`,
    );
  } finally {
    giveUp.abort();
  }
}

/** Such as `signal SIGKILL` or `status 1`. */
export function describeExit({ code, signal }: Exit): string {
  return signal ? `signal ${signal}` : `status ${code}`;
}

function spawned(child: ChildProcess, spec: ProcessSpec): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(child.pid as number));
    child.once('error', (error) =>
      reject(new LaunchFailure(`${spec.name} could not be started: ${error.message}.`)),
    );
  });
}

function exitOf(child: ChildProcess, pid: number): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      releaseChild(pid);
      resolve({ code, signal });
    });
  });
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function collectOutput(child: ChildProcess, spec: ProcessSpec): OutputLines {
  const lines = new OutputLines();
  if (child.stdout) lines.collect(child.stdout);
  if (child.stderr) lines.collect(child.stderr);
  if (spec.output === 'pass') {
    child.stdout?.pipe(process.stdout, { end: false });
    child.stderr?.pipe(process.stderr, { end: false });
  } else {
    mkdirSync(dirname(spec.output.file), { recursive: true });
    const file = createWriteStream(spec.output.file, { flags: 'a' });
    file.on('error', () => {});
    child.stdout?.pipe(file, { end: false });
    child.stderr?.pipe(file, { end: false });
    child.once('close', () => file.end());
  }
  return lines;
}

function hint(spec: ProcessSpec, lines: OutputLines): string {
  const words = lines.last();
  const where = spec.output === 'pass' ? '' : `; see ${spec.output.file}`;
  return words ? `, its last words: ${words.slice(0, 300)}${where}` : where;
}

async function stopChild(child: ChildProcess, exited: Promise<Exit>, withinMs: number): Promise<Exit> {
  child.kill('SIGTERM');
  const kill = setTimeout(() => child.kill('SIGKILL'), withinMs);
  try {
    return await exited;
  } finally {
    clearTimeout(kill);
  }
}
