import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchFailure } from '../engines/launch-failure';

const DEMO_MARK = 'made-by-demo';
/** Made while the settings are read, before anybody can look at the folder. */
const ALWAYS_KEPT = 'sandbox-secrets.json';

/**
 * Makes the data folder and sees that it can be written.
 * @throws LaunchFailure in one sentence
 */
export function prepareDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    const probe = join(dataDir, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new LaunchFailure(`DATA_DIR ${dataDir} cannot be written: ${(error as Error).message}.`);
  }
}

/**
 * As above, and empties the folder of an earlier demo. Only a folder that a demo made is emptied, never
 * somebody's data.
 * @param keep goes on with the data of the earlier demo
 */
export function prepareDemoFolder(dataDir: string, { keep }: { keep: boolean }): void {
  prepareDataFolder(dataDir);
  const content = readdirSync(dataDir).filter((name) => name !== ALWAYS_KEPT);
  if (content.length > 0 && !content.includes(DEMO_MARK)) {
    throw new LaunchFailure(
      `DATA_DIR ${dataDir} holds data that no demo made; choose another folder for the demo.`,
    );
  }
  writeFileSync(join(dataDir, DEMO_MARK), 'The next demo empties this folder.\n');
  if (keep) return;
  for (const name of content.filter((entry) => entry !== DEMO_MARK)) {
    rmSync(join(dataDir, name), { recursive: true, force: true });
  }
}
