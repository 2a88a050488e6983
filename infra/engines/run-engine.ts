import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EnginePlan, Log, RunningEngine } from './engine';
import { startProcess } from './running-process';

/** Starts a planned engine, if it has anything to start, and leaves the restarting to the caller. */
export async function runEngine(plan: EnginePlan, log: Log): Promise<RunningEngine> {
  log(describeEngine(plan));
  const running = plan.process && (await startProcess(plan.process));
  return {
    source: plan.source,
    where: plan.where,
    stop: async () => {
      await running?.stop();
    },
  };
}

/** One line that says which source was taken and where. */
export function describeEngine({ name, source, where, address }: EnginePlan): string {
  const origin = {
    environment: `given by ${where}`,
    path: `${where} (PATH)`,
    embedded: `${where} (embedded)`,
  };
  return `${name}: ${origin[source]}, at ${withoutPassword(address)}`;
}

/** A folder for an engine that keeps nothing, and how to remove it. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'carecycle-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

function withoutPassword(address: string): string {
  return address.replace(/\/\/[^@/]*@/, '//…@');
}
