import { SetupFailure } from './setup-failure.mjs';

const OLDEST = [20, 19];

/**
 * Refuses a Node that is too old.
 * @param {string} version such as "20.19.0"
 */
export function requireNode(version) {
  const [major, minor] = version.split('.').map(Number);
  const isNewEnough = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
  if (!isNewEnough) {
    throw new SetupFailure(`CareCycle needs Node ${OLDEST.join('.')} or newer, and this is Node ${version}.`);
  }
}
