import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { connectClient } from './connect';
import { HISTORY_KINDS, type HistoryKind, pickHistories } from './pick-histories';
import { type RecordedHistory, recordedHistory } from './recorded-history';

const USAGE = `usage: record-histories.ts <temporal address> <folder> [${HISTORY_KINDS.join(' | ')} …]`;
const NAMESPACE = 'carecycle';

/**
 * Records anew the histories that the replay test checks, from a server on which a demo was played:
 *
 *     DATA_DIR=/tmp/replay PORT=0 npm run demo        (stays up; /tmp/replay/processes.json names the address)
 *     node --require tsx/cjs infra/temporal/record-histories.ts 127.0.0.1:<port> workflows/histories
 *
 * A demo is too short for a process to continue as new by itself. Those histories come from a server that suggests
 * it early; the kinds are named, so that the other files stay as they are:
 *
 *     temporal server start-dev --port 7300 --namespace carecycle --headless \
 *       --dynamic-config-value limit.historyCount.suggestContinueAsNew=100
 *     TEMPORAL_ADDRESS=127.0.0.1:7300 DATA_DIR=/tmp/replay PORT=0 npm run demo
 *     node --require tsx/cjs infra/temporal/record-histories.ts 127.0.0.1:7300 workflows/histories carried carried-other
 *
 * `panel-repaired`, `programme-complaint` and `project-stayed` are paths that no demo takes: they were read, by
 * `recordedHistory`, off the server of `test/panel-repairs.test.ts` when its story had been told; likewise
 * `programme-early-look`, off that of `workflows/publish/programme.test.ts`, the `contest` ones, off that of
 * `workflows/improve/rectification.test.ts`, and `project-judged-target`, off that of
 * `workflows/serve/project.test.ts`. The rarer branches since then are named by the tests that tell their stories, which
 * keep them when they are asked to: see `keepHistory` of `test/support/keep-history.ts`.
 *
 * Files are written over, none is removed. Look at the replay test's search for personal data afterwards.
 */
async function main([address, folder, ...named]: string[]): Promise<void> {
  const kinds = named.length > 0 ? named.filter(isKind) : HISTORY_KINDS;
  if (!address || !folder || kinds.length < named.length) throw new Error(USAGE);
  const client = await connectClient({ address, namespace: NAMESPACE, apiKey: undefined, tls: false });
  try {
    if (kinds.includes('longest')) {
      for (const nightly of ['reconciliation', 'retention']) await runAtLeastOnce(client, nightly);
    }
    mkdirSync(folder, { recursive: true });
    for (const [workflowType, histories] of await readAll(client)) {
      const picked = pickHistories(histories);
      for (const kind of kinds) save(folder, `${workflowType}-${kind}.json`, picked.get(kind));
    }
  } finally {
    await client.connection.close();
  }
}

function isKind(name: string): name is HistoryKind {
  return (HISTORY_KINDS as readonly string[]).includes(name);
}

/** What runs at night has not run when a demo ends. */
async function runAtLeastOnce(client: Client, schedule: string): Promise<void> {
  const query = `WorkflowType = '${schedule}' AND ExecutionStatus = 'Completed'`;
  const hasRun = async () => (await client.workflow.count(query)).count > 0;
  if (await hasRun()) return;
  await client.schedule.getHandle(schedule).trigger();
  for (let tries = 0; tries < 60; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    if (await hasRun()) return;
  }
  throw new Error(`${schedule} was triggered and did not end within 30 seconds`);
}

async function readAll(client: Client): Promise<Map<string, RecordedHistory[]>> {
  const found = new Map<string, RecordedHistory[]>();
  for await (const { workflowId, runId } of client.workflow.list()) {
    const history = recordedHistory(await client.workflow.getHandle(workflowId, runId).fetchHistory());
    if (history.workflowType.startsWith('temporal-sys')) continue;
    found.set(history.workflowType, [...(found.get(history.workflowType) ?? []), history]);
  }
  return found;
}

function save(folder: string, file: string, history: RecordedHistory | undefined): void {
  if (!history) return;
  writeFileSync(join(folder, file), `${history.json}\n`);
  console.log(`${file}: ${history.events} events, ${history.json.length} bytes, ${history.close}`);
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
