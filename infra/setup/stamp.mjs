import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

/** @returns {string} hex SHA-256 of a file's content */
export function hashFile(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** A stamp says what an installed folder was made from; a missing or different one means: install again. */
export function readStamp(path) {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}

export function writeStamp(path, content) {
  writeFileSync(path, `${content}\n`);
}
