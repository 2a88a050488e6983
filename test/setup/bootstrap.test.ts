import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from './program';

const PROJECT = join(__dirname, '..', '..');
const LOCK = JSON.stringify({
  packages: { '': {}, 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } },
});

let root: string;
let bin: string;

/** A project of its own, with the real set-up scripts and nothing installed; its PATH holds stand-ins only. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'carecycle-bootstrap-'));
  bin = join(root, 'bin');
  mkdirSync(join(root, 'infra', 'setup'), { recursive: true });
  mkdirSync(join(root, 'infra', 'engines'));
  mkdirSync(bin);
  const setup = join(PROJECT, 'infra', 'setup');
  for (const name of readdirSync(setup).filter((file) => file.endsWith('.mjs'))) {
    cpSync(join(setup, name), join(root, 'infra', 'setup', name));
  }
  cpSync(join(PROJECT, 'infra/engines/requirements.txt'), join(root, 'infra/engines/requirements.txt'));
  writeFileSync(join(root, 'package.json'), '{}');
  writeFileSync(join(root, 'package-lock.json'), LOCK);
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function program(path: string, script: string) {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

/** As npm leaves it. */
function installed(lock = LOCK) {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), lock);
}

/** Stands in for Jest: shows what it was told. */
function jest(status = 0) {
  mkdirSync(join(root, 'node_modules/jest/bin'), { recursive: true });
  const code = `console.log(process.env.TZ, ...process.argv.slice(2)); process.exit(${status});`;
  writeFileSync(join(root, 'node_modules/jest/bin/jest.js'), code);
}

async function bootstrap(args: string[], env: Record<string, string> = {}) {
  const { ended, output } = runProgram(process.execPath, [join(root, 'infra/setup/bootstrap.mjs'), ...args], {
    env: { PATH: bin, ...env },
  });
  const { code } = await ended;
  expect(output()).not.toMatch(/^ +at /m);
  const lines = output().trim().split('\n');
  return { code, lines: lines.filter((line) => !line.startsWith('[setup]')), output: output() };
}

test('an unknown command is told which ones there are', async () => {
  expect(await bootstrap(['serve'])).toMatchObject({
    code: 1,
    lines: [
      'Unknown command "serve": choose one of demo, start, test, test:db, test:kill, check, bench, again, screenshots.',
    ],
  });
});

test('a Node that is too old is refused', async () => {
  const code = `import('${join(root, 'infra/setup/node-version.mjs')}').then(({ requireNode }) => {
    for (const version of ['18.20.0', '20.18.3', '20.19.0', '24.1.0']) {
      try { requireNode(version); console.log('fine'); } catch (error) { console.log(error.message); }
    }
  })`;
  const { ended, output } = runProgram(process.execPath, ['-e', code], { env: {} });
  await ended;
  expect(output().trim().split('\n')).toEqual([
    'CareCycle needs Node 20.19 or newer, and this is Node 18.20.0.',
    'CareCycle needs Node 20.19 or newer, and this is Node 20.18.3.',
    'fine',
    'fine',
  ]);
});

describe('npm packages', () => {
  const addresses = { TEMPORAL_ADDRESS: 'x:1', MONGODB_URI: 'mongodb://x' };

  test('are installed as locked when they are missing, and never again', async () => {
    const record = join(root, 'npm-calls');
    program(join(bin, 'npm'), `echo "$@" >> ${record}; [ -d ${root}/node_modules ] || exit 9`);
    jest();
    expect((await bootstrap(['test:db'], addresses)).lines).toEqual(['UTC --selectProjects db']);
    expect((await bootstrap(['test:db'], addresses)).code).toBe(0);
    expect(readFileSync(record, 'utf8')).toBe('ci --ignore-scripts --no-audit --no-fund\n');
  });

  test('that npm has already installed are taken as they are, without npm', async () => {
    installed();
    jest();
    expect((await bootstrap(['test:db'], addresses)).code).toBe(0);
  });

  test.each([
    ['an older version', LOCK.replace('1.0.0', '0.9.0')],
    ['another content', LOCK.replace('sha512-a', 'sha512-b')],
    ['a package too few', '{"packages":{}}'],
    ['a package too many', LOCK.replace('}}}', '},"node_modules/b":{"version":"1.0.0"}}}')],
  ])('are installed again when there is %s', async (_, lock) => {
    installed(lock);
    expect((await bootstrap(['test:db'], addresses)).lines).toEqual([
      'npm was not found on the PATH; it comes with Node.',
    ]);
  });

  test('that npm cannot install end the set-up in one sentence', async () => {
    program(
      join(bin, 'npm'),
      'echo "npm error code ENOTFOUND"; echo "npm error network request failed"; exit 1',
    );
    expect(await bootstrap(['start'])).toMatchObject({
      code: 1,
      lines: ['npm could not install the locked packages: network request failed'],
    });
  });
});

describe('embedded engines', () => {
  const NEEDED = 'The embedded Temporal server and database need Python 3.10 to 3.13';
  const REMEDY = 'install one, name it in PYTHON, or set TEMPORAL_ADDRESS and MONGODB_URI.';

  beforeEach(() => {
    installed();
    jest(5);
  });

  /** A Python that makes a virtual environment whose pip does as told. */
  const python = (version: string, pip: string) => `
if [ "$1" = --version ]; then echo "Python ${version}"; exit; fi
PATH=/bin:/usr/bin
mkdir -p "$3/bin"
for name in temporal secantusd-py temporal-test-server; do echo > "$3/bin/$name"; done
printf '#!/bin/sh\\n${pip}\\n' > "$3/bin/python"
chmod +x "$3/bin/python"`;

  test('need a Python', async () => {
    expect(await bootstrap(['start'])).toMatchObject({
      code: 1,
      lines: [`${NEEDED}, and no Python was found on the PATH: ${REMEDY}`],
    });
  });

  test.each(['3.9.18', '2.7.18', '3.14.0'])('cannot use Python %s', async (version) => {
    program(join(bin, 'python3'), python(version, 'exit 0'));
    expect(await bootstrap(['test'])).toMatchObject({
      code: 1,
      lines: [`${NEEDED}, but python3 is Python ${version}: ${REMEDY}`],
    });
  });

  test('take another Python when the first is too old', async () => {
    program(join(bin, 'python3'), python('3.9.18', 'exit 0'));
    program(join(bin, 'python3.12'), python('3.12.1', 'exit 0'));
    expect(await bootstrap(['test', '--ci'])).toMatchObject({ code: 5, lines: ['UTC --ci'] });
  });

  test('are installed once', async () => {
    const record = join(root, 'pip-calls');
    program(join(bin, 'python3'), python('3.11.7', `echo "$*" >> ${record}`));
    for (let run = 1; run <= 2; run += 1) expect((await bootstrap(['test'])).code).toBe(5);
    expect(readFileSync(record, 'utf8').trim().split('\n')).toEqual([
      expect.stringContaining(`--require-hashes -r ${join(root, 'infra/engines/requirements.txt')}`),
    ]);
  });

  test('are installed again when their list changes, or an installation was cut short', async () => {
    program(join(bin, 'python3'), python('3.11.7', 'exit 1'));
    expect((await bootstrap(['test'])).code).toBe(1);
    program(join(bin, 'python3'), python('3.11.7', 'exit 0'));
    expect((await bootstrap(['test'])).code).toBe(5);
    rmSync(join(bin, 'python3'));
    expect((await bootstrap(['test'])).code).toBe(5);
    writeFileSync(join(root, 'infra/engines/requirements.txt'), '# another list');
    expect((await bootstrap(['test'])).lines).toEqual([expect.stringContaining('no Python was found')]);
  });

  test('that pip cannot install end the set-up in one sentence', async () => {
    program(join(bin, 'python3'), python('3.11.7', 'echo "ERROR: No matching distribution"; exit 1'));
    expect(await bootstrap(['test'])).toMatchObject({
      code: 1,
      lines: ['pip could not install the embedded engines: No matching distribution'],
    });
  });

  test('say so when Python has no venv module', async () => {
    program(
      join(bin, 'python3'),
      'if [ "$1" = --version ]; then echo Python 3.11.2; else echo "No module named venv"; exit 1; fi',
    );
    const { lines } = await bootstrap(['test']);
    expect(lines).toEqual([expect.stringMatching(/its venv module is missing .*install python3-venv\)/)]);
  });

  test('are not needed where others are: addresses for a service, programs on the PATH for the tests', async () => {
    const addresses = { TEMPORAL_ADDRESS: 'x:1', MONGODB_URI: 'mongodb://x' };
    expect((await bootstrap(['test:db'], addresses)).code).toBe(5);
    expect((await bootstrap(['test'], addresses)).code).toBe(1);
    for (const name of ['temporal', 'mongod', 'temporal-test-server']) program(join(bin, name), 'exit 0');
    expect((await bootstrap(['test'])).code).toBe(5);
    expect(existsSync(join(root, '.engines'))).toBe(false);
  });
});
