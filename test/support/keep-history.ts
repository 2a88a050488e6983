import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordedHistory } from '../../infra/temporal/recorded-history';
import type { WorkflowEnvironment } from './workflow-environment';

const FOLDER = join(__dirname, '../../workflows/histories');

interface Kept {
  events: { workflowExecutionStartedEventAttributes?: { workflowId?: string } }[];
}

/**
 * Keeps what a process has gone through as a history that the replay test checks, when it is told to:
 *
 *     KEEP_HISTORIES=project-annulled,project-sanctioned npx jest workflows/serve
 *
 * Otherwise nothing. The time-skipping server leaves the id of the workflow out of the first event: it is put in.
 */
export async function keepHistory(
  world: Pick<WorkflowEnvironment, 'rawHistory'>,
  workflowId: string,
  name: string,
): Promise<void> {
  const asked = process.env.KEEP_HISTORIES?.split(',') ?? [];
  if (!asked.includes(name)) return;
  // The last task of the workflow may still be under way.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const kept = JSON.parse(recordedHistory(await world.rawHistory(workflowId)).json) as Kept;
  const started = kept.events[0]?.workflowExecutionStartedEventAttributes;
  if (started) started.workflowId = workflowId;
  writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify(kept)}\n`);
}
