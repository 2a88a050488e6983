import { createHash, type Hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { projectRoot } from '../engines/project-root';

/** In the form that `Worker.create({ workflowBundle })` takes. */
export interface WorkflowBundleFile {
  readonly codePath: string;
}

const SOURCE_FOLDERS = ['workflows', 'domain'];
const UNRELATED = /\.test\.ts$|\.md$/;

/**
 * Builds the workflows for the worker, or takes what was built from the same sources before.
 * @param options.root the project's folder
 * @param options.entry the file that exports the workflows, relative to the root
 */
export async function workflowBundle({
  root = projectRoot,
  entry = 'workflows/index.ts',
}: {
  root?: string;
  entry?: string;
} = {}): Promise<WorkflowBundleFile> {
  const folder = join(root, '.build');
  const codePath = join(folder, `workflows-${await sourceHash(root, entry)}.js`);
  if (existsSync(codePath)) return { codePath };

  // Loaded when needed: building takes webpack, taking does not.
  const { bundleWorkflowCode } = await import('@temporalio/worker');
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(root, entry),
    logger: quietLogger,
  });
  await mkdir(folder, { recursive: true });
  // Two processes may build at once: each renames a whole file of the same content.
  const draft = `${codePath}.${process.pid}`;
  await writeFile(draft, code);
  await rename(draft, codePath);
  return { codePath };
}

/** Covers all that decides the bundle's content: sources, SDK version and the locked packages. */
async function sourceHash(root: string, entry: string): Promise<string> {
  const hash = createHash('sha256').update(entry);
  for (const folder of SOURCE_FOLDERS) await hashFolder(hash, root, join(root, folder));
  hash.update((require('@temporalio/worker/package.json') as { version: string }).version);
  hash.update(await readFile(join(root, 'package-lock.json')));
  return hash.digest('hex').slice(0, 20);
}

async function hashFolder(hash: Hash, root: string, folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'histories') await hashFolder(hash, root, path);
    } else if (!UNRELATED.test(entry.name)) {
      hash.update(`${relative(root, path)}\0`).update(await readFile(path));
    }
  }
}

const ignore = () => {};

const quietLogger = {
  log: ignore,
  trace: ignore,
  debug: ignore,
  info: ignore,
  warn: console.warn,
  error: console.error,
};
