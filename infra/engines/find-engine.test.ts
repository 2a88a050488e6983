import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findEngine } from './find-engine';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carecycle-find-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function program(name: string, mode = 0o755): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, '');
  chmodSync(path, mode);
  return path;
}

const NAMES = { onPath: 'engine-of-a-test', embedded: 'no-such-engine', setting: 'ENGINE_ADDRESS' };

test('the first program on the PATH is taken', () => {
  const first = program('a/engine-of-a-test');
  program('b/engine-of-a-test');
  const path = ['empty', 'a', 'b'].map((name) => join(folder, name)).join(delimiter);
  expect(findEngine(NAMES, path)).toEqual({ source: 'path', where: first });
});

test('a file that cannot be run is no program', () => {
  program('a/engine-of-a-test', 0o644);
  expect(() => findEngine(NAMES, join(folder, 'a'))).toThrow(
    'engine-of-a-test is neither on the PATH nor embedded: start through npm, which installs it, or set ENGINE_ADDRESS.',
  );
});
