import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Runs a program in our place: same terminal, same signals, same exit status.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, watchesParent?: boolean }} options
 *   watchesParent: the program ends itself when this process is gone
 * @returns {Promise<number>} exit status
 */
export function runInForeground(command, args, { cwd, env, watchesParent = false }) {
  return new Promise((resolve, reject) => {
    const stdio = watchesParent ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit';
    const child = spawn(command, args, { cwd, env, stdio });
    const forward = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, forward);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}
