import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { childEnvironment } from '../config/child-environment';
import type { Environment } from '../config/config';
import { projectRoot } from '../engines/project-root';
import { unpackTar } from './unpack-tar';

const decompress = promisify(brotliDecompress);

/** A browser that lies compressed inside a package, made ready to run. */
export interface EmbeddedBrowser {
  readonly executablePath: string;
  /** What its environment needs besides: a library path where the system lacks some libraries. */
  readonly env: Environment;
}

/**
 * Unpacks the browser of the package into `.engines/`, once per version of the package.
 * Two processes may unpack at once: each renames a whole folder.
 * @returns undefined when the package is not installed or has no browser for this machine
 */
export async function embeddedBrowser(): Promise<EmbeddedBrowser | undefined> {
  const source = packageFolder();
  if (!source || process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as { version: string };
  const folder = join(projectRoot, '.engines', `chromium-${version}`);
  if (!existsSync(folder)) await unpack(join(source, 'bin'), folder);
  const executablePath = join(folder, 'chromium');
  return { executablePath, env: libraries(executablePath, join(folder, 'lib')) };
}

function packageFolder(): string | undefined {
  try {
    return dirname(dirname(dirname(require.resolve('@sparticuz/chromium'))));
  } catch {
    return undefined;
  }
}

async function unpack(bin: string, folder: string): Promise<void> {
  const draft = `${folder}.${process.pid}`;
  await mkdir(join(draft, 'lib'), { recursive: true });
  await writeFile(join(draft, 'chromium'), await decompress(await readFile(join(bin, 'chromium.br'))), {
    mode: 0o755,
  });
  const archive = await decompress(await readFile(join(bin, 'al2023.tar.br')));
  for (const { name, content } of unpackTar(archive))
    await writeFile(join(draft, 'lib', name.replace(/^.*\//, '')), content);
  try {
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** A bare system lacks some libraries that the package brings along. */
function libraries(executable: string, folder: string): Environment {
  const env = childEnvironment('engine') as NodeJS.ProcessEnv;
  const runs = spawnSync(executable, ['--version'], { env, stdio: 'ignore', timeout: 20_000 }).status === 0;
  return runs ? {} : { LD_LIBRARY_PATH: folder };
}
