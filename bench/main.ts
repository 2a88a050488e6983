import { join } from 'node:path';
import { readEngineSettings } from '../infra/config/engine-settings';
import { parseFieldKeys } from '../infra/config/field-key';
import { createFieldCipher } from '../infra/database/field-cipher';
import { type MongoStore, openMongoStore } from '../infra/database/mongo-store';
import { temporaryFolder } from '../infra/engines/run-engine';
import { connectClient } from '../infra/temporal/connect';
import { bareSide, ourSide } from './actors';
import { runDemo } from './demo';
import { machine } from './machine';
import { measureMatch } from './match';
import { measureMemory } from './memory';
import { measurePages } from './pages';
import { comparisonLines, demoLines, matchLines, memoryLines, pageLines, refusalLines } from './print';
import { measureRefusals } from './refusals';
import { sideBySide } from './side-by-side';
import { openStage, type Stage } from './stage';

const ROUNDS = 5;
const PARTS = ['match', 'refusals', 'decisions', 'memory', 'demo'] as const;

const say = (line: string) => process.stdout.write(`${line}\n`);
const log = (line: string) => process.stderr.write(`[bench] ${line}\n`);

/**
 * All figures but those of the pages, or without some of them: `--no-match`, `--no-refusals`, `--no-decisions`,
 * `--no-memory`, `--no-demo`. With `--pages` those of the pages alone: they need a large database, which takes long to
 * fill. What must hold on any machine and does not, fails when all has been measured.
 */
async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const folder = temporaryFolder();
  try {
    say(machine());
    const sizes = readSizes(args);
    if (sizes) return await onPages(join(folder.path, 'bench'), sizes);
    const without = readOptions(args);
    const missed = [
      ...(without.has('match') ? [] : onRules()),
      ...(without.has('refusals') ? [] : await onRefusals(join(folder.path, 'refusals'))),
    ];
    if (!without.has('decisions') || !without.has('memory'))
      await onStage(join(folder.path, 'bench'), without);
    if (!without.has('demo')) demoLines(await runDemo(join(folder.path, 'demo'))).forEach(say);
    if (missed.length > 0) throw new Error(`missed: ${missed.join('; ')}`);
  } finally {
    folder.remove();
  }
}

function readOptions(args: string[]): Set<string> {
  const known = new Map(PARTS.map((part) => [`--no-${part}`, part as string]));
  const unknown = args.find((arg) => !known.has(arg));
  if (unknown) throw new Error(`Unknown option "${unknown}": choose of ${[...known.keys()].join(', ')}.`);
  return new Set(args.map((arg) => known.get(arg) ?? ''));
}

const SIZES = [1_000, 10_000];

/** `--pages`, or `--pages=1000` for a look. */
function readSizes(args: string[]): number[] | null {
  const asked = args.length === 1 ? /^--pages(?:=(\d+))?$/.exec(args[0] ?? '') : null;
  if (!asked) return null;
  return asked[1] === undefined ? SIZES : [Number(asked[1])];
}

/** What the rules missed. */
function onRules(): string[] {
  const { sizes, missed } = measureMatch();
  matchLines(sizes).forEach(say);
  return missed;
}

/** What could be told apart. */
async function onRefusals(dataDir: string): Promise<string[]> {
  const figures = await withStore(dataDir, (stage, store) => measureRefusals(stage, store, log));
  refusalLines(figures).forEach(say);
  return figures
    .filter((one) => one.missed)
    .map(({ name, kind, apart }) =>
      kind === 'heard'
        ? `${name}: no difference was heard, so none would have been`
        : `${name}: what is there and what is not are ${apart.difference.toFixed(2)} ms apart`,
    );
}

async function onPages(dataDir: string, sizes: number[]): Promise<void> {
  const figures = await withStore(dataDir, (stage, store) => measurePages(stage, store, sizes, log));
  pageLines(figures).forEach(say);
}

/** Engines and a database of their own, gone afterwards. */
async function withStore<T>(
  dataDir: string,
  work: (stage: Stage, store: MongoStore) => Promise<T>,
): Promise<T> {
  const stage = await openStage(dataDir, log);
  const store = await storeOf(stage);
  try {
    return await work(stage, store);
  } finally {
    await store.connection.dropDatabase();
    await store.close();
    await stage.stop();
  }
}

async function storeOf({ values }: Stage) {
  const { MONGODB_URI, MONGODB_DATABASE, FIELD_KEYS } = values;
  const keys = parseFieldKeys(FIELD_KEYS ?? '');
  if (typeof keys === 'string') throw new Error(keys);
  return openMongoStore(MONGODB_URI ?? '', MONGODB_DATABASE ?? '', createFieldCipher(keys));
}

async function onStage(dataDir: string, without: Set<string>): Promise<void> {
  const { temporal } = readEngineSettings();
  await withStore(dataDir, async (stage, store) => {
    const client = await connectClient({ ...temporal, address: stage.values.TEMPORAL_ADDRESS ?? '' });
    try {
      await compare(stage, client, store, without);
      if (!without.has('memory')) memoryLines(await measureMemory(stage, client, store, 1_000)).forEach(say);
    } finally {
      await client.connection.close();
    }
  });
}

type Connected = Parameters<typeof measureMemory>;

async function compare(
  stage: Stage,
  client: Connected[1],
  store: Connected[2],
  without: Set<string>,
): Promise<void> {
  const [worker, api, bare] = [
    await stage.start('worker'),
    await stage.start('api'),
    await stage.start('bare-worker', __dirname),
  ];
  const ours = await ourSide(String(api.details.url), client, store);
  const sides = [bareSide(client), ours];
  log('warming up');
  await sideBySide(sides, { atOnce: 5, count: 30, rounds: 1 });
  if (!without.has('decisions')) {
    for (const [atOnce, count] of [
      [1, 40],
      [20, 160],
    ] as const) {
      log(`${atOnce} at a time`);
      comparisonLines(await sideBySide(sides, { atOnce, count, rounds: ROUNDS })).forEach(say);
      say('');
    }
  }
  for (const one of [api, bare, worker]) await one.stop();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  },
);
