import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../engines/project-root';
import { workflowBundle } from './workflow-bundle';

let root: string;

beforeAll(() => {
  // Inside the project, so that the SDK is found as it is for the real workflows.
  mkdirSync(join(projectRoot, '.build'), { recursive: true });
  root = mkdtempSync(join(projectRoot, '.build', 'bundle-test-'));
  for (const folder of ['workflows', 'domain']) mkdirSync(join(root, folder));
  cpSync(join(projectRoot, 'package-lock.json'), join(root, 'package-lock.json'));
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'));
  write('domain/rule.ts', 'export const rule = (n: number): number => n + 1;');
  write(
    'workflows/index.ts',
    "import { rule } from '../domain/rule';\nexport async function probe(): Promise<number> { return rule(1); }",
  );
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

const write = (path: string, content: string) => writeFileSync(join(root, path), content);

test('is built once and again only when a source of it changes', async () => {
  const first = await workflowBundle({ root });
  const { mtimeMs } = statSync(first.codePath);

  write('domain/rule.test.ts', 'test');
  mkdirSync(join(root, 'workflows/histories'));
  write('workflows/histories/one.json', '{}');
  expect(await workflowBundle({ root })).toEqual(first);
  expect(statSync(first.codePath).mtimeMs).toBe(mtimeMs);

  write('domain/rule.ts', 'export const rule = (n: number): number => n + 2;');
  const second = await workflowBundle({ root });
  expect(second.codePath).not.toBe(first.codePath);
});

test('without workflows there is none: whoever checks it or runs on it is told', async () => {
  await expect(workflowBundle({ root, entry: 'workflows/nowhere.ts' })).rejects.toThrow();
});
