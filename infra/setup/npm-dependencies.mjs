import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly, telling } from './run-quietly.mjs';
import { SetupFailure } from './setup-failure.mjs';
import { hashFile, readStamp, writeStamp } from './stamp.mjs';

/**
 * Makes `node_modules` what the lock file says. Touches neither disk nor network when it already is.
 * @param {string} root the project's folder
 * @param {(line: string) => void} log
 */
export async function ensureNpmDependencies(root, log) {
  const lockFile = join(root, 'package-lock.json');
  const modules = join(root, 'node_modules');
  const stamp = join(modules, '.carecycle-stamp');
  const wanted = hashFile(lockFile);
  if (readStamp(stamp) === wanted) return;

  requireWritable(root);
  if (!holdsLockedTree(lockFile, join(modules, '.package-lock.json'))) {
    log('Installing the locked npm packages …');
    await installLocked(root);
  }
  writeStamp(stamp, wanted);
}

function requireWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new SetupFailure(`The folder ${folder} cannot be written, so nothing can be installed in it.`);
  }
}

/** npm keeps its own record of what it installed; packages for other platforms are absent from it. */
function holdsLockedTree(lockFile, recordFile) {
  if (!existsSync(recordFile)) return false;
  const locked = readPackages(lockFile);
  const installed = readPackages(recordFile);
  const sameOrAbsent = Object.entries(locked).every(([path, entry]) => {
    if (path === '') return true;
    const there = installed[path];
    if (!there) return entry.optional === true;
    return there.version === entry.version && there.integrity === entry.integrity;
  });
  return sameOrAbsent && Object.keys(installed).every((path) => path in locked);
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

async function installLocked(root) {
  const { code, output } = await runQuietly('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
  });
  if (code === null) throw new SetupFailure('npm was not found on the PATH; it comes with Node.');
  if (code !== 0) {
    throw new SetupFailure(
      `npm could not install the locked packages: ${telling(output, /^npm (error|ERR!) (?!code )/)}`,
    );
  }
}
