import { join, resolve } from 'node:path';
import { LaunchFailure } from '../engines/launch-failure';
import { projectRoot } from '../engines/project-root';

/** What the launcher was asked to do. */
export interface LaunchArguments {
  readonly mode: 'start' | 'demo';
  /** Demo: go on with the data of the last one. */
  readonly keep: boolean;
  /** Demo: end after the cycle, with its exit status. */
  readonly exit: boolean;
  /** The folder of the scripts of our own processes. */
  readonly processes: string;
}

/**
 * Reads `start` or `demo [--keep] [--exit]`.
 * @throws LaunchFailure in one sentence
 */
export function readArguments(argv: readonly string[]): LaunchArguments {
  const [mode, ...flags] = argv;
  if (mode !== 'start' && mode !== 'demo') {
    throw new LaunchFailure(`Unknown command "${mode ?? ''}": choose start or demo.`);
  }
  let processes = join(projectRoot, 'infra', 'processes');
  const seen = new Set<string>();
  for (const flag of flags) {
    if (flag.startsWith('--processes=')) processes = resolve(flag.slice('--processes='.length));
    else if (mode === 'demo' && (flag === '--keep' || flag === '--exit')) seen.add(flag);
    else throw new LaunchFailure(`Unknown option "${flag}": ${mode} takes ${OPTIONS[mode]}.`);
  }
  return { mode, keep: seen.has('--keep'), exit: seen.has('--exit'), processes };
}

const OPTIONS = { start: 'none', demo: '--keep and --exit' };
