import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runInForeground } from './run-in-foreground.mjs';

/**
 * Every command: the engines that it needs, and what it runs. Only the service itself reads `.env`, so that a
 * demo or a test never touches the database that a deployment named there. The tests kill engines, so an address
 * in the environment is not enough for them.
 * @type {Record<string, Command>}
 * @typedef {{
 *   engines: ('temporal' | 'mongo' | 'testServer')[],
 *   readsSettingsFile?: boolean,
 *   needsOwnEngines?: boolean,
 *   run: (context: Context) => Promise<number>,
 * }} Command
 * @typedef {{ root: string, args: string[], env: NodeJS.ProcessEnv }} Context
 */
export const COMMANDS = {
  demo: { engines: ['temporal', 'mongo'], run: (context) => launch('demo', context) },
  start: {
    engines: ['temporal', 'mongo'],
    readsSettingsFile: true,
    run: (context) => launch('start', context),
  },
  test: {
    engines: ['temporal', 'mongo', 'testServer'],
    needsOwnEngines: true,
    run: (context) => jest([], context),
  },
  'test:db': { engines: ['mongo'], run: (context) => jest(['--selectProjects', 'db'], context) },
  'test:kill': {
    engines: ['temporal', 'mongo'],
    needsOwnEngines: true,
    run: (context) => typescript('test/kill/kill-demo.ts', context.args, context),
  },
  check: { engines: [], run: check },
  bench: {
    engines: ['temporal', 'mongo'],
    run: (context) => typescript('bench/main.ts', context.args, context),
  },
  again: {
    engines: [],
    run: (context) => typescript('infra/processes/again.ts', context.args, context),
  },
  screenshots: {
    engines: ['mongo'],
    run: (context) => typescript('test/screenshots/take-screenshots.ts', context.args, context),
  },
};

function launch(mode, context) {
  return typescript('infra/launch/main.ts', [mode, ...context.args], context);
}

function typescript(script, args, { root, env }) {
  return runInForeground(process.execPath, ['--require', tsx(root), join(root, script), ...args], {
    cwd: root,
    env,
    watchesParent: true,
  });
}

function jest(selection, { root, args, env }) {
  return node('jest/bin/jest.js', [...selection, ...args], { root, env });
}

function node(module, args, { root, env }) {
  return runInForeground(process.execPath, [join(root, 'node_modules', module), ...args], { cwd: root, env });
}

function tsx(root) {
  return createRequire(join(root, 'package.json')).resolve('tsx/cjs');
}

/** All checks run, so that one run shows every fault. */
async function check({ root, args, env }) {
  const folder = join(root, 'infra', 'setup', 'checks');
  const scripts = readdirSync(folder)
    .filter((name) => name.endsWith('-check.ts'))
    .sort();
  const floors = ['domain', 'workflows', 'activities', 'api', 'infra'].filter((floor) =>
    existsSync(join(root, floor)),
  );
  const context = { root, env };
  const colours = process.stdout.isTTY ? [] : ['--colors=off'];
  const checks = [
    ['types', () => node('typescript/bin/tsc', ['--noEmit'], context)],
    [
      'format and lint',
      () => node('@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', ...colours], context),
    ],
    [
      'import directions',
      () =>
        node(
          'dependency-cruiser/bin/dependency-cruise.mjs',
          ['--config', '.dependency-cruiser.cjs', ...floors],
          context,
        ),
    ],
    ...scripts.map((name) => [name, () => typescript(join('infra/setup/checks', name), args, context)]),
  ];
  const failed = [];
  for (const [name, run] of checks) {
    console.log(`— ${name}`);
    if ((await run()) !== 0) failed.push(name);
  }
  console.log(failed.length === 0 ? 'All checks passed.' : `Failed checks: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
}
