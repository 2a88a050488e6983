import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDataFolder, prepareDemoFolder } from './data-folder';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carecycle-folder-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string) => writeFileSync(join(folder, name), '');

test('a demo empties the folder of the demo before it, but for the secrets', () => {
  prepareDemoFolder(folder, { keep: false });
  for (const name of ['old', 'sandbox-secrets.json']) put(name);
  prepareDemoFolder(folder, { keep: false });
  expect(readdirSync(folder)).toEqual(['made-by-demo', 'sandbox-secrets.json']);
});

test('a demo may go on with what is there', () => {
  prepareDemoFolder(folder, { keep: false });
  put('old');
  prepareDemoFolder(folder, { keep: true });
  expect(readdirSync(folder)).toContain('old');
});

test.each([true, false])('a demo never takes a folder of somebody else (keep: %s)', (keep) => {
  put('thesis.txt');
  expect(() => prepareDemoFolder(folder, { keep })).toThrow(/holds data that no demo made/);
  expect(readdirSync(folder)).toEqual(['thesis.txt']);
});

test('a folder that cannot be made is named in one sentence', () => {
  put('file');
  expect(() => prepareDataFolder(join(folder, 'file', 'below'))).toThrow(
    /^DATA_DIR .*below cannot be written: ENOTDIR/,
  );
});
