import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMMANDS } from './commands.mjs';
import { ensureEngines } from './embedded-engines.mjs';
import { requireNode } from './node-version.mjs';
import { ensureNpmDependencies } from './npm-dependencies.mjs';
import { SetupFailure } from './setup-failure.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const log = (line) => console.error(`[setup] ${line}`);

async function main([name, ...args]) {
  requireNode(process.versions.node);
  const command = COMMANDS[name];
  if (!command) {
    throw new SetupFailure(
      `Unknown command "${name ?? ''}": choose one of ${Object.keys(COMMANDS).join(', ')}.`,
    );
  }
  if (command.readsSettingsFile) loadSettingsFile(join(root, '.env'));
  await ensureNpmDependencies(root, log);
  const { PATH, PYTHON } = process.env;
  await ensureEngines(root, command.engines, command.needsOwnEngines ? { PATH, PYTHON } : process.env, log);
  return command.run({ root, args, env: { ...process.env, TZ: 'UTC' } });
}

function loadSettingsFile(file) {
  if (existsSync(file)) process.loadEnvFile(file);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isExplained = error instanceof SetupFailure || error.code !== undefined;
  console.error(isExplained ? error.message : error);
  process.exitCode = 1;
}
