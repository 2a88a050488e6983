import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { monotonicFactory } from 'ulid';
import type { Application } from '../domain/match/application';
import { projectTerms } from '../domain/publish/project-terms';
import { workflowId } from '../domain/record/workflow-id';
import type { ProjectInput } from '../domain/serve/project-input';
import { loadExample } from '../examples/load-example';
import { startProcess } from '../infra/api/start-process';
import type { MongoStore } from '../infra/database/mongo-store';
import { underLoad } from './load';
import type { Stage } from './stage';

export interface MemoryFigures {
  projects: number;
  /** Bytes that the worker has of the machine's memory. */
  before: number;
  after: number;
  /** Bytes on disk, each the growth. */
  database: number;
  engine: number;
  journalEntries: number;
  seconds: number;
}

const AT_ONCE = 20;
const WITHIN_MS = 240_000;

/** Starts open projects, each waiting for its agreement to be signed, in a worker that keeps all in memory. */
export async function measureMemory(
  stage: Stage,
  client: Client,
  store: MongoStore,
  projects: number,
): Promise<MemoryFigures> {
  const worker = await stage.start('memory-worker', __dirname, ['--expose-gc']);
  const input = await awardedProject(store);
  const newId = monotonicFactory();
  const run = async (count: number) => {
    const until = Date.now() + WITHIN_MS;
    const expected = (await store.projects.count({})) + count;
    const start = () => {
      const projectId = newId();
      return startProcess(client, 'project', workflowId.project(projectId), { ...input, projectId });
    };
    await underLoad(count, AT_ONCE, start, WITHIN_MS / 1000);
    while ((await store.projects.count({})) < expected) {
      if (Date.now() > until) throw new Error(`${expected} projects were not open in ${WITHIN_MS / 1000} s`);
      await sleep(200);
    }
    // The last answers of activities still have to reach their workflows.
    await sleep(2_000);
  };
  await run(AT_ONCE);
  const before = await sizeOf(stage, worker.pid);
  const [database, engine] = [diskUse(stage, 'mongo'), diskUse(stage, 'temporal')];
  const entries = await store.journal.count({});
  const begun = performance.now();
  await run(projects);
  const seconds = (performance.now() - begun) / 1000;
  const figures = {
    projects,
    before,
    after: await sizeOf(stage, worker.pid),
    database: diskUse(stage, 'mongo') - database,
    engine: diskUse(stage, 'temporal') - engine,
    journalEntries: (await store.journal.count({})) - entries,
    seconds,
  };
  await worker.stop();
  return figures;
}

/** What an award leaves behind: the records that the agreement is written from, and the project's input. */
async function awardedProject(store: MongoStore): Promise<Omit<ProjectInput, 'projectId'>> {
  const example = loadExample('hefei-purchase');
  const [programme] = await store.programmes.find({}, { limit: 1 });
  const [form] = example.applications;
  if (!programme || !form) throw new Error('there is no programme to award');
  const { code: _, organisation, lot, ...fields } = form;
  const winner = example.organisations.find(({ code }) => code === organisation);
  if (!winner) throw new Error(`no organisation ${organisation}`);
  const { code: organisationId, ...record } = winner;
  await store.organisations.put(organisationId, record);
  const application: Application = {
    ...fields,
    id: 'bench-application',
    programmeId: programme.id,
    lotId: lot,
    organisationId,
    status: 'submitted',
    version: 1,
    documents: [],
    updatedBy: 'bench',
    updatedAt: new Date().toISOString(),
    submittedAt: new Date().toISOString(),
  };
  await store.applications.insert(application);
  const { rulebook } = await store.rulebooks.need(programme.rulebookHash);
  return {
    programmeId: programme.id,
    applicationId: application.id,
    organisationId,
    bureauId: programme.bureauId,
    streetId: null,
    rulebookHash: programme.rulebookHash,
    award: application.requested,
    terms: projectTerms(rulebook),
  };
}

async function sizeOf({ dataDir }: Stage, pid: number): Promise<number> {
  const file = join(dataDir, 'memory.json');
  rmSync(file, { force: true });
  process.kill(pid, 'SIGUSR2');
  for (let tries = 0; tries < 100; tries += 1) {
    await sleep(100);
    try {
      return (JSON.parse(readFileSync(file, 'utf8')) as { rss: number }).rss;
    } catch {
      // Not written, or not to its end.
    }
  }
  throw new Error('the worker did not tell its size');
}

/** Bytes of an engine's own folder; 0 when the engine is not ours. */
function diskUse({ dataDir }: Stage, engine: 'mongo' | 'temporal'): number {
  const folder = join(dataDir, engine);
  try {
    return readdirSync(folder, { recursive: true })
      .map((name) => statSync(join(folder, String(name))))
      .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
  } catch {
    return 0;
  }
}
