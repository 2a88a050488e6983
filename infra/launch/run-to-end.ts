import { spawn } from 'node:child_process';
import { childEnvironment } from '../config/child-environment';
import type { Environment } from '../config/config';
import { guardChild, releaseChild } from '../engines/child-guard';
import { scriptArguments } from './service-spec';

/** A script of ours that does its work and ends. */
export interface Errand {
  readonly folder: string;
  readonly name: 'migrate' | 'demo';
  readonly values: Environment;
  readonly args?: readonly string[];
}

const END_WITHIN_MS = 10_000;

/**
 * Runs a script with our terminal and waits for its end.
 * @param signal ends it early
 * @returns its exit status; 1 when a signal ended it
 */
export function runToEnd({ folder, name, values, args = [] }: Errand, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...scriptArguments(folder, name), ...args], {
      // A session of its own, as for every child: Ctrl-C reaches us alone.
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: childEnvironment('service', values) as NodeJS.ProcessEnv,
    });
    const { pid } = child;
    if (pid) guardChild(pid);
    const end = () => {
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS).unref();
    };
    signal.addEventListener('abort', end, { once: true });
    child.once('error', reject);
    child.once('exit', (code) => {
      signal.removeEventListener('abort', end);
      if (pid) releaseChild(pid);
      resolve(code ?? 1);
    });
  });
}
