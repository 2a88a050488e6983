import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Program, runProgram, serving, stillRunning } from './program';
import { writeStandIns } from './stand-ins';
import { until } from './until';

const PROJECT = join(__dirname, '..', '..');
const NAMES = ['mongo', 'temporal', 'sandbox', 'worker', 'api'];

type Table = Record<string, { pid: number; address?: string; url?: string; smtp?: string; bank?: string }>;

let folder: string;
let dataDir: string;
const programs: Program[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carecycle-launcher-'));
  dataDir = join(folder, 'data');
  writeStandIns(join(folder, 'processes'));
});

afterEach(async () => {
  for (const { child } of programs) child.kill('SIGTERM');
  await Promise.all(programs.splice(0).map(({ ended }) => ended));
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the launcher on engines of its own; `settings` come on top of a sandbox's. */
function launch(
  mode: string[],
  settings: Record<string, string | undefined> = {},
  viaBootstrap = false,
): Program {
  const env = {
    ...process.env,
    MONGODB_URI: undefined,
    TEMPORAL_ADDRESS: undefined,
    SANDBOX: 'true',
    DATA_DIR: dataDir,
    PORT: '0',
    ...settings,
  };
  const script = viaBootstrap
    ? ['infra/setup/bootstrap.mjs']
    : ['--require', require.resolve('tsx/cjs'), 'infra/launch/main.ts'];
  const path = join(PROJECT, script.at(-1)!);
  const args = [...script.slice(0, -1), path, ...mode, `--processes=${join(folder, 'processes')}`];
  const program = runProgram(process.execPath, args, { env, ownGroup: viaBootstrap });
  programs.push(program);
  return program;
}

const table = (): Table => JSON.parse(readFileSync(join(dataDir, 'processes.json'), 'utf8'));

async function servingTable(program: Program): Promise<Table> {
  await serving(program);
  return table();
}

const endedInOrder = () => readFileSync(join(dataDir, 'ended.txt'), 'utf8').trim().split('\n');

describe('a service', () => {
  test('is started whole, has its data folder to itself, and is ended in order', async () => {
    const program = launch(['start']);
    const running = await servingTable(program);
    expect(Object.keys(running)).toEqual(expect.arrayContaining(['launcher', ...NAMES]));
    expect(running.worker).toMatchObject({ bank: running.sandbox?.bank });
    expect(await (await fetch(running.api!.url!)).text()).toBe('here');
    for (const name of ['mongo', 'temporal']) {
      expect(program.output()).toMatch(new RegExp(`${name}: .* \\((embedded|PATH)\\), at `));
    }

    const second = launch(['start']);
    expect(await second.ended).toMatchObject({ code: 1 });
    expect(second.output()).toMatch(/^DATA_DIR .* is in use by another launcher \(process \d+\)/);

    program.child.kill('SIGTERM');
    expect(await program.ended).toEqual({ code: 0, signal: null });
    expect(endedInOrder()).toEqual(['api', 'worker', 'sandbox']);
    expect(stillRunning(running)).toEqual([]);
    expect(table).toThrow(/ENOENT/);
  });

  test('is ended in order by Ctrl-C in a terminal, which reaches npm and the launcher alike', async () => {
    const program = launch(['start'], {}, true);
    const running = await servingTable(program);
    process.kill(-program.child.pid!, 'SIGINT');
    expect(await program.ended).toEqual({ code: 0, signal: null });
    expect(endedInOrder()).toEqual(['api', 'worker', 'sandbox']);
    expect(stillRunning(running)).toEqual([]);
  });

  test('ends with npm, even when that is killed', async () => {
    const program = launch(['start'], {}, true);
    const running = await servingTable(program);
    program.child.kill('SIGKILL');
    await until('all have ended', () => stillRunning(running).length === 0);
  });

  test('goes on when any of its processes is killed, and leaves no orphan when the launcher is', async () => {
    const program = launch(['start']);
    const before = await servingTable(program);
    for (const name of NAMES) {
      process.kill(before[name]!.pid, 'SIGKILL');
      const after = await until(`${name} runs again`, () => {
        const entry = table()[name];
        return entry && entry.pid !== before[name]!.pid && entry;
      });
      expect({ ...after, pid: 0 }).toEqual({ ...before[name], pid: 0 });
      expect(program.output()).toContain(`${name} ended (signal SIGKILL). Starting it again`);
    }
    expect(await (await fetch(before.api!.url!)).text()).toBe('here');

    const running = table();
    program.child.kill('SIGKILL');
    const next = launch(['start']);
    expect(Object.keys(await servingTable(next))).toEqual(expect.arrayContaining(NAMES));
    expect(stillRunning(running)).toEqual([]);
  });

  test('gives up on a process that never becomes ready', async () => {
    writeStandIns(join(folder, 'processes'), { worker: "throw new Error('no heart');" });
    const program = launch(['start']);
    expect(await program.ended).toMatchObject({ code: 1 });
    const words = program.output().trim().split('\n').at(-1);
    expect(words).toMatch(/^worker ended five times within a minute without becoming ready\. .*status 1/);
    expect(table).toThrow(/ENOENT/);
  });
});

describe('a demo', () => {
  test('ends with the status of its cycle, and the next one starts afresh', async () => {
    for (let run = 1; run <= 2; run += 1) {
      const program = launch(['demo', '--exit'], { SANDBOX: undefined });
      expect(await program.ended).toEqual({ code: 7, signal: null });
      expect(program.output()).toContain('The demo found the service here');
      expect(endedInOrder()).toEqual(['api', 'worker', 'sandbox']);
    }
  }, 120_000);
});

describe('says in one sentence', () => {
  let busy: Server;
  let busyPort: string;

  beforeAll(async () => {
    busy = createServer().listen(0, '127.0.0.1');
    await until('listening', () => busy.listening);
    busyPort = String((busy.address() as { port: number }).port);
  });

  afterAll(() => busy.close());

  const lastLines = async (program: Program) => {
    expect(await program.ended).toEqual({ code: 1, signal: null });
    expect(program.output()).not.toMatch(/^ +at /m);
    return program
      .output()
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('[carecycle]'));
  };

  test('that a port is in use, and which setting names it', async () => {
    const lines = await lastLines(launch(['start'], { PORT: busyPort }));
    expect(lines).toEqual([
      `PORT: port ${busyPort} is already in use on 127.0.0.1; choose another one, or 0 for any.`,
    ]);
  });

  test('that a data folder cannot be written', async () => {
    const lines = await lastLines(launch(['start'], { DATA_DIR: join(__filename, 'below') }));
    expect(lines).toEqual([expect.stringMatching(/^DATA_DIR .*below cannot be used: ENOTDIR/)]);
  });

  test('all bad settings at once', async () => {
    const lines = await lastLines(launch(['start'], { PORT: 'x', SANDBOX_PACE: '0', LOG_LEVEL: 'loud' }));
    expect(lines).toHaveLength(3);
  });

  test.each([
    ['TEMPORAL_ADDRESS', '127.0.0.1:1', /^TEMPORAL_ADDRESS 127\.0\.0\.1:1: no Temporal server/],
    ['MONGODB_URI', 'mongodb://u:secret@127.0.0.1:1', /^MONGODB_URI: no MongoDB .*ECONNREFUSED/],
    ['SMTP_URL', 'smtp://u:secret@127.0.0.1:1', /^SMTP_URL: no mail server answers at 127\.0\.0\.1:1/],
  ])('that %s cannot be reached', async (name, address, sentence) => {
    const program = launch(['start'], { [name]: address });
    expect(await lastLines(program)).toEqual([expect.stringMatching(sentence)]);
    expect(program.output()).not.toContain('secret');
  });
});
