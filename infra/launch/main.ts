import type { Config } from '../config/config';
import { readConfig } from '../config/config';
import { ConfigError } from '../config/config-error';
import { readDemoConfig } from '../config/demo-config';
import { LaunchFailure } from '../engines/launch-failure';
import { prepareDataFolder, prepareDemoFolder } from './data-folder';
import { launch } from './launch';
import { type LaunchArguments, readArguments } from './launch-arguments';
import { awaitFreeFolder } from './process-file';

const log = (line: string) => process.stderr.write(`[carecycle] ${line}\n`);

async function main(): Promise<number> {
  const args = readArguments(process.argv.slice(2));
  const config = args.mode === 'demo' ? readDemoConfig() : readConfig();
  const signal = endSignal();
  await prepareFolder(config, args);
  return launch({ config, args, log, signal });
}

/** The end may be asked for from a terminal, by a signal, or by the end of who started us. */
function endSignal(): AbortSignal {
  const ending = new AbortController();
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) {
    process.on(event, () => ending.abort(new LaunchFailure('Told to end.')));
  }
  return ending.signal;
}

async function prepareFolder({ dataDir }: Config, args: LaunchArguments): Promise<void> {
  await awaitFreeFolder(dataDir);
  if (args.mode === 'demo') prepareDemoFolder(dataDir, args);
  else prepareDataFolder(dataDir);
}

main().then(
  (status) => process.exit(status),
  (error) => {
    const isExplained = error instanceof ConfigError || error instanceof LaunchFailure;
    process.stderr.write(`${isExplained ? error.message : (error as Error).stack}\n`);
    process.exit(1);
  },
);
