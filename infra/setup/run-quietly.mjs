import { spawn } from 'node:child_process';

const KEPT_CHARACTERS = 20_000;

/**
 * Runs a program without showing its output.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ code: number | null, output: string }>} code null when it could not be started;
 *   output is the end of stdout and stderr together
 */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve) => {
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-KEPT_CHARACTERS);
    };
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * The one line of a tool's output that says what went wrong.
 * @param {string} output
 * @param {RegExp} marker what such a line starts with
 */
export function telling(output, marker) {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const line = lines.find((candidate) => marker.test(candidate)) ?? lines.at(-1) ?? 'it gave no reason';
  return line.replace(marker, '').trim();
}
