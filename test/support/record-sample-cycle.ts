import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { mongo } from 'mongoose';
import { COLLECTION_NAMES } from '../../infra/database/indexes';
import { projectRoot } from '../../infra/engines/project-root';
import { temporaryFolder } from '../../infra/engines/run-engine';
import { ownSandbox, processTable } from '../kill/running-demo';
import { SAMPLE_FILE } from './sample-cycle';
import { type Rows, trimmedCycle } from './trimmed-cycle';

/**
 * Records the sample cycle anew: plays the Hefei programme and keeps what its database holds at the moment when a
 * payment waits for approval while projects are being evaluated for the last time.
 *
 *     node --require tsx/cjs test/support/record-sample-cycle.ts
 */
async function main(): Promise<void> {
  const folder = temporaryFolder();
  const script = join(projectRoot, 'infra', 'launch', 'main.ts');
  const demo = spawn(
    process.execPath,
    ['--require', 'tsx/cjs', script, 'demo', '--exit', '--play', 'hefei-purchase'],
    { cwd: projectRoot, stdio: 'inherit', env: { ...ownSandbox(folder.path), TZ: 'UTC' } },
  );
  const ended = new Promise<void>((resolve) => demo.once('exit', () => resolve()));
  try {
    const rows = await Promise.race([recorded(folder.path), ended.then(() => null)]);
    if (rows === null) throw new Error('the demo ended before the moment came');
    const lines = Object.entries(trimmedCycle(rows)).flatMap(([collection, records]) =>
      records.map((record) => JSON.stringify([collection, record])),
    );
    writeFileSync(SAMPLE_FILE, `${lines.join('\n')}\n`);
    console.log(`${SAMPLE_FILE}: ${lines.length} records`);
  } finally {
    demo.kill('SIGTERM');
    await ended;
    folder.remove();
  }
}

/** Looks again and again until the moment has come. */
async function recorded(dataDir: string): Promise<Rows> {
  const client = new mongo.MongoClient(await addressOf(dataDir));
  try {
    for (;;) {
      await wait(100);
      const rows = await snapshot(client).catch(() => null);
      if (rows !== null && isTheMoment(rows)) return rows;
    }
  } finally {
    await client.close();
  }
}

async function addressOf(dataDir: string): Promise<string> {
  for (;;) {
    const address = processTable(dataDir)?.mongo?.address;
    if (address !== undefined) return address;
    await wait(300);
  }
}

async function snapshot(client: mongo.MongoClient): Promise<Rows> {
  const db = client.db('carecycle');
  const rows: Rows = {};
  await client.withSession((session) =>
    session.withTransaction(
      async () => {
        for (const name of COLLECTION_NAMES)
          rows[name] = await db.collection(name).find({}, { session }).toArray();
      },
      { readConcern: { level: 'snapshot' } },
    ),
  );
  return rows;
}

function isTheMoment({ tasks = [], evaluations = [] }: Rows): boolean {
  const pays = tasks.some(({ what, status }) => what === 'payment.approve' && status === 'open');
  const scored = evaluations.filter(({ round, state }) => round === 'final' && state === 'scoring');
  return pays && scored.length >= 2;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
