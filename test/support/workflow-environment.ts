import { randomUUID } from 'node:crypto';
import { type WorkflowHandle, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import type { DecisionInput, DecisionType, NoticeType } from '../../domain/record/decision';
import { isFaultType, receivedFault } from '../../domain/record/fault';
import { TASK_QUEUES } from '../../domain/record/task-queue';
import { timeSkippingServerPath } from '../../infra/engines/test-server';
import { workflowBundle } from '../../infra/temporal/workflow-bundle';

type AnyActivity = (...args: never[]) => Promise<unknown>;

/** Milliseconds that business time stands at: given to activities as their clock. */
export type TestClock = () => number;

export interface WorkflowEnvironmentOptions {
  /** The activities, made with the clock of the time-skipping server. */
  activities: (now: TestClock) => { [name: string]: AnyActivity };
  /** Another entry than `workflows/index.ts`, for example one with stand-ins for children. */
  workflowsPath?: string;
}

export interface WorkflowEnvironment {
  env: TestWorkflowEnvironment;
  /** The instant it is, as ISO. */
  now(): Promise<string>;
  start(workflow: string, workflowId: string, input: unknown): Promise<void>;
  /** Puts a decision as the API does. @throws Fault as the process refused it */
  decide<I extends DecisionInput, O>(
    workflowId: string,
    type: DecisionType<I, O>,
    input: Omit<I, 'at'> & { at?: string },
    key?: string,
  ): Promise<O>;
  signal<T>(workflowId: string, type: NoticeType<T>, input: T): Promise<void>;
  /** Lets business time pass, firing whatever falls due; for example `'10 days'`. */
  pass(time: string | number): Promise<void>;
  /** Lets time pass until a second after an instant; nothing when it is past. */
  passUntil(instant: string): Promise<void>;
  /** Waits in real time (at most 15 s) until the check holds. */
  eventually<T>(check: () => Promise<T | null | undefined | false>): Promise<T>;
  /** What the workflow has gone through, as JSON for the replay tests. */
  history(workflowId: string): Promise<{ events: unknown[] }>;
  rawHistory(workflowId: string): ReturnType<WorkflowHandle['fetchHistory']>;
  stop(): Promise<void>;
}

let runtimeInstalled = false;

function installRuntime(): void {
  if (runtimeInstalled) return;
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR' } } });
  runtimeInstalled = true;
}

/** A time-skipping server with one worker for each task queue. One for each test file; stop it in `afterAll`. */
export async function workflowEnvironment(options: WorkflowEnvironmentOptions): Promise<WorkflowEnvironment> {
  installRuntime();
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: timeSkippingServerPath() } },
  });
  let nowMs = await env.currentTimeMs();
  const activities = inServerTime(
    options.activities(() => nowMs),
    async () => {
      nowMs = await env.currentTimeMs();
    },
  );
  const workers = await createWorkers(env, options.workflowsPath, activities);
  const running = workers.map((worker) => worker.run());
  const client = env.client.workflow;
  const now = async () => new Date(await env.currentTimeMs()).toISOString();

  return {
    env,
    now,
    async start(workflow, workflowId, input) {
      await client.start(workflow, { workflowId, taskQueue: TASK_QUEUES.core, args: [input] });
    },
    async decide(workflowId, type, input, key = randomUUID()) {
      try {
        const at = input.at ?? (await now());
        return await client
          .getHandle(workflowId)
          .executeUpdate<never, [object]>(type.name, { args: [{ ...input, at }], updateId: key });
      } catch (error) {
        throw asFault(error);
      }
    },
    async signal(workflowId, type, input) {
      await client.getHandle(workflowId).signal(type.name, input);
    },
    async pass(time) {
      await env.sleep(time as never);
    },
    async passUntil(instant) {
      const left = Date.parse(instant) + 1_000 - (await env.currentTimeMs());
      if (left > 0) await env.sleep(left);
    },
    eventually,
    async history(workflowId) {
      return JSON.parse(historyToJSON(await client.getHandle(workflowId).fetchHistory())) as {
        events: unknown[];
      };
    },
    rawHistory: (workflowId) => client.getHandle(workflowId).fetchHistory(),
    async stop() {
      for (const worker of workers) worker.shutdown();
      await Promise.all(running);
      await env.teardown();
    },
  };
}

async function createWorkers(
  env: TestWorkflowEnvironment,
  workflowsPath: string | undefined,
  activities: { [name: string]: AnyActivity },
): Promise<Worker[]> {
  const shared = { connection: env.nativeConnection, activities, shutdownGraceTime: '2 seconds' as const };
  const code = workflowsPath ? { workflowsPath } : { workflowBundle: await workflowBundle() };
  return [
    await Worker.create({ ...shared, ...code, taskQueue: TASK_QUEUES.core }),
    await Worker.create({ ...shared, taskQueue: TASK_QUEUES.mail }),
    await Worker.create({ ...shared, taskQueue: TASK_QUEUES.payments }),
  ];
}

/** Activities see the server's time, not the machine's. */
function inServerTime(activities: { [name: string]: AnyActivity }, refresh: () => Promise<void>) {
  return Object.fromEntries(
    Object.entries(activities).map(([name, activity]) => [
      name,
      async (...args: never[]) => {
        await refresh();
        return activity(...args);
      },
    ]),
  );
}

function asFault(error: unknown): unknown {
  if (!(error instanceof WorkflowUpdateFailedError)) return error;
  const cause = error.cause;
  if (!(cause instanceof ApplicationFailure) || !isFaultType(cause.type)) return error;
  return receivedFault(cause.type, cause.message, (cause.details?.[0] ?? {}) as object);
}

async function eventually<T>(check: () => Promise<T | null | undefined | false>): Promise<T> {
  const give = Date.now() + 15_000;
  for (let pauseMs = 20; ; pauseMs = Math.min(pauseMs * 1.5, 100)) {
    const found = await check();
    if (found !== null && found !== undefined && found !== false) return found;
    if (Date.now() > give) throw new Error(`not within 15 s: ${check.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
