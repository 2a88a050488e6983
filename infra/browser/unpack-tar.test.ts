import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../engines/run-engine';
import { unpackTar } from './unpack-tar';

describe('an archive', () => {
  it('gives back its files as they went in, whatever their size', () => {
    const { path, remove } = temporaryFolder();
    mkdirSync(join(path, 'lib'));
    const contents = {
      'lib/empty': '',
      'lib/block': 'x'.repeat(512),
      'lib/more': '字'.repeat(1_000),
      top: 'y',
    };
    for (const [name, content] of Object.entries(contents)) writeFileSync(join(path, name), content);
    execFileSync('tar', ['--format=ustar', '-cf', 'all.tar', 'lib', 'top'], { cwd: path });
    const files = unpackTar(readFileSync(join(path, 'all.tar')));
    remove();
    expect(Object.fromEntries(files.map(({ name, content }) => [name, content.toString('utf8')]))).toEqual(
      contents,
    );
  });

  it('that is empty has none', () => {
    expect(unpackTar(Buffer.alloc(1024))).toEqual([]);
  });
});
