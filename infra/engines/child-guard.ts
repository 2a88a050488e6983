import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { childEnvironment } from '../config/child-environment';

const guarded = new Set<number>();
let guard: ChildProcess | undefined;

/** Makes sure that this child process ends when we end, even by `kill -9`. */
export function guardChild(pid: number): void {
  guarded.add(pid);
  tell(`+${pid}`);
}

/** To be called when the child has ended. */
export function releaseChild(pid: number): void {
  if (guarded.delete(pid)) tell(`-${pid}`);
}

function tell(line: string): void {
  guard ??= startGuard();
  guard.stdin?.write(`${line}\n`);
}

function startGuard(): ChildProcess {
  const child = spawn(process.execPath, [join(__dirname, 'guard.mjs')], {
    // A session of its own: it must outlive whatever ends our process group.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: childEnvironment('engine') as NodeJS.ProcessEnv,
  });
  child.stdin?.on('error', () => {});
  child.on('exit', () => {
    guard = undefined;
    for (const pid of guarded) tell(`+${pid}`);
  });
  child.on('error', () => {});
  child.unref();
  (child.stdin as unknown as { unref?: () => void })?.unref?.();
  return child;
}
