import { accessSync, constants, existsSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findPython } from './python.mjs';
import { runQuietly, telling } from './run-quietly.mjs';
import { SetupFailure } from './setup-failure.mjs';
import { hashFile, readStamp, writeStamp } from './stamp.mjs';

/** What can stand in for each embedded engine: a setting with its address, or a binary on the PATH. */
const ALTERNATIVES = {
  temporal: { setting: 'TEMPORAL_ADDRESS', binary: 'temporal', embedded: 'temporal' },
  mongo: { setting: 'MONGODB_URI', binary: 'mongod', embedded: 'secantusd-py' },
  testServer: { setting: undefined, binary: 'temporal-test-server', embedded: 'temporal-test-server' },
};

/**
 * Installs the embedded engines when one of the named engines can be found no other way.
 * @param {string} root the project's folder
 * @param {(keyof typeof ALTERNATIVES)[]} engines
 * @param {NodeJS.ProcessEnv} env where settings and the PATH are looked up
 * @param {(line: string) => void} log
 */
export async function ensureEngines(root, engines, env, log) {
  const missing = engines.map((name) => ALTERNATIVES[name]).filter((engine) => !isProvided(engine, env));
  if (missing.length === 0) return;

  const requirements = join(root, 'infra', 'engines', 'requirements.txt');
  const folder = join(root, '.engines');
  const stamp = join(folder, 'carecycle-stamp');
  // A virtual environment holds absolute paths, so one that was moved must be made again.
  const wanted = `${hashFile(requirements)} ${folder}`;
  const needed = ['python', ...missing.map((engine) => engine.embedded)];
  const isComplete = needed.every((file) => existsSync(join(folder, 'bin', file)));
  if (isComplete && readStamp(stamp) === wanted) return;

  const python = await findPython(env.PYTHON);
  log('Installing the embedded engines …');
  await makeVirtualEnvironment(python, folder);
  await installRequirements(folder, requirements);
  writeStamp(stamp, wanted);
}

function isProvided({ setting, binary }, env) {
  if (setting && env[setting]) return true;
  return (env.PATH ?? '')
    .split(delimiter)
    .some((folder) => folder !== '' && isExecutable(join(folder, binary)));
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function makeVirtualEnvironment(python, folder) {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    throw new SetupFailure(`The folder ${folder} cannot be replaced: ${error.message}`);
  }
  const { code, output } = await runQuietly(python, ['-m', 'venv', folder]);
  if (code === 0) return;
  const hint = /ensurepip|No module named venv/.test(output)
    ? 'its venv module is missing (on Debian and Ubuntu: install python3-venv)'
    : telling(output, /^Error: /);
  throw new SetupFailure(`${python} could not make the virtual environment ${folder}: ${hint}`);
}

async function installRequirements(folder, requirements) {
  const { code, output } = await runQuietly(join(folder, 'bin', 'python'), [
    '-m',
    'pip',
    'install',
    '--disable-pip-version-check',
    '--no-input',
    '--require-hashes',
    '-r',
    requirements,
  ]);
  if (code !== 0) {
    throw new SetupFailure(`pip could not install the embedded engines: ${telling(output, /^ERROR: /)}`);
  }
}
