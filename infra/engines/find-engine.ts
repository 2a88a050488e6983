import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { LaunchFailure } from './launch-failure';
import { projectRoot } from './project-root';

/** Where an engine was found. */
export type EngineSource = 'environment' | 'path' | 'embedded';

/** A program that can be started. */
export interface FoundBinary {
  readonly source: 'path' | 'embedded';
  /** Absolute path of the program. */
  readonly where: string;
}

/** What an engine is called on a PATH and among the embedded ones, and the setting with an address instead. */
export interface EngineNames {
  readonly onPath: string;
  readonly embedded: string;
  readonly setting?: string;
}

/**
 * Finds the program of an engine: on the PATH, else embedded.
 * @param searchPath folders, as in the PATH
 * @throws LaunchFailure when there is neither
 */
export function findEngine(names: EngineNames, searchPath: string): FoundBinary {
  const folders = searchPath.split(delimiter).filter((folder) => folder !== '');
  const onPath = folders.map((folder) => join(folder, names.onPath)).find(isExecutable);
  if (onPath) return { source: 'path', where: onPath };

  const embedded = join(projectRoot, '.engines', 'bin', names.embedded);
  if (isExecutable(embedded)) return { source: 'embedded', where: embedded };

  const remedy = names.setting ? `, or set ${names.setting}` : '';
  throw new LaunchFailure(
    `${names.onPath} is neither on the PATH nor embedded: start through npm, which installs it${remedy}.`,
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
