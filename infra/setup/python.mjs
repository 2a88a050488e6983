import { runQuietly } from './run-quietly.mjs';
import { SetupFailure } from './setup-failure.mjs';

const OLDEST_MINOR = 10;
const NEWEST_MINOR = 13;
const NAMES = ['python3', 'python', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];

/**
 * Finds a Python that the embedded engines' wheels are made for.
 * @param {string | undefined} preferred a name or path that is asked first
 * @returns {Promise<string>} the command to run it
 */
export async function findPython(preferred) {
  const seen = [];
  for (const name of preferred ? [preferred, ...NAMES] : NAMES) {
    const version = await versionOf(name);
    if (version && isSupported(version)) return name;
    if (version) seen.push(`${name} is Python ${version}`);
  }
  const range = `Python 3.${OLDEST_MINOR} to 3.${NEWEST_MINOR}`;
  const purpose = `The embedded Temporal server and database need ${range}`;
  const remedy = 'install one, name it in PYTHON, or set TEMPORAL_ADDRESS and MONGODB_URI';
  throw new SetupFailure(
    seen.length === 0
      ? `${purpose}, and no Python was found on the PATH: ${remedy}.`
      : `${purpose}, but ${seen.join(', ')}: ${remedy}.`,
  );
}

async function versionOf(name) {
  const { code, output } = await runQuietly(name, ['--version']);
  return code === 0 ? /Python (\d+\.\d+(?:\.\d+)?)/.exec(output)?.[1] : undefined;
}

function isSupported(version) {
  const [major, minor] = version.split('.').map(Number);
  return major === 3 && minor >= OLDEST_MINOR && minor <= NEWEST_MINOR;
}
