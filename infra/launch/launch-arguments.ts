import { join, resolve } from 'node:path';
import { EXAMPLES, type ExampleName } from '../../examples/load-example';
import { LaunchFailure } from '../engines/launch-failure';
import { projectRoot } from '../engines/project-root';

/** What the launcher was asked to do. */
export interface LaunchArguments {
  readonly mode: 'start' | 'demo';
  /** Demo: go on with the data of the last one. */
  readonly keep: boolean;
  /** Demo: end after the cycle, with its exit status. */
  readonly exit: boolean;
  /** Demo: the programmes that are played, in this order. */
  readonly play: readonly ExampleName[];
  /** The folder of the scripts of our own processes. */
  readonly processes: string;
}

const PLAYED_USUALLY: readonly ExampleName[] = ['hefei-purchase', 'yichun-venture'];

/**
 * Reads `start` or `demo [--keep] [--exit] [--play <programme>,…]`.
 * @throws LaunchFailure in one sentence
 */
export function readArguments(argv: readonly string[]): LaunchArguments {
  const [mode, ...flags] = argv;
  if (mode !== 'start' && mode !== 'demo') {
    throw new LaunchFailure(`Unknown command "${mode ?? ''}": choose start or demo.`);
  }
  let processes = join(projectRoot, 'infra', 'processes');
  let play = PLAYED_USUALLY;
  const seen = new Set<string>();
  for (let flag = flags.shift(); flag !== undefined; flag = flags.shift()) {
    if (flag.startsWith('--processes=')) processes = resolve(flag.slice('--processes='.length));
    else if (mode === 'demo' && flag === '--play') play = readProgrammes(flags.shift() ?? '');
    else if (mode === 'demo' && (flag === '--keep' || flag === '--exit')) seen.add(flag);
    else throw new LaunchFailure(`Unknown option "${flag}": ${mode} takes ${OPTIONS[mode]}.`);
  }
  return { mode, keep: seen.has('--keep'), exit: seen.has('--exit'), play, processes };
}

/**
 * Reads the sample programmes to play, such as `hefei-purchase,guangzhou-venture`.
 * @throws LaunchFailure in one sentence
 */
export function readProgrammes(list: string): readonly ExampleName[] {
  return [...new Set(list.split(','))].map((wanted) => {
    const known = EXAMPLES.find((name) => name === wanted);
    if (!known) {
      throw new LaunchFailure(`Unknown programme "${wanted}" to play: choose from ${EXAMPLES.join(', ')}.`);
    }
    return known;
  });
}

const OPTIONS = { start: 'none', demo: '--keep, --exit and --play' };
