import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { childEnvironment } from '../config/child-environment';
import type { Environment } from '../config/config';
import { LaunchFailure } from '../engines/launch-failure';
import { chineseFontConfig } from './chinese-font';
import { embeddedBrowser } from './embedded-browser';

/** A Chromium that can be started: for documents, screenshots and browser tests. */
export interface FoundBrowser {
  readonly source: 'environment' | 'path' | 'embedded';
  readonly executablePath: string;
  readonly args: readonly string[];
  /** Its whole environment: no secret of ours, and a configuration that knows the Chinese font. */
  readonly env: Environment;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'headless_shell'];

/** Glyphs keep their exact widths, so that a line breaks at the same place everywhere. */
const ARGUMENTS = ['--disable-gpu', '--font-render-hinting=none'];

/**
 * Finds a Chromium: `CHROME_PATH`, then the folders of the PATH, then the one inside the npm package.
 * @throws LaunchFailure in one sentence
 */
export async function findBrowser(where: {
  chromePath?: string | undefined;
  searchPath: string;
}): Promise<FoundBrowser> {
  const FONTCONFIG_FILE = await chineseFontConfig();
  const found = (
    source: FoundBrowser['source'],
    executablePath: string,
    env: Environment = {},
  ): FoundBrowser => ({
    source,
    executablePath,
    args: ARGUMENTS,
    env: childEnvironment('engine', { FONTCONFIG_FILE, ...env }),
  });
  if (where.chromePath) {
    if (isExecutable(where.chromePath)) return found('environment', where.chromePath);
    throw new LaunchFailure(`CHROME_PATH ${where.chromePath} is no program that can be started.`);
  }
  const folders = where.searchPath.split(delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable);
  if (onPath) return found('path', onPath);
  const embedded = await embeddedBrowser();
  if (embedded) return found('embedded', embedded.executablePath, embedded.env);
  throw new LaunchFailure(
    'No Chromium is on the PATH and the embedded one is for 64-bit Linux only: set CHROME_PATH.',
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
