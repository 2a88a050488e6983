import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One file of this folder. `infra/temporal/record-histories.ts` says how they are recorded anew. */
export interface CheckedInHistory {
  readonly file: string;
  readonly workflowType: string;
  readonly workflowId: string;
  readonly json: { readonly events: readonly object[] };
}

interface Started {
  workflowExecutionStartedEventAttributes: { workflowType: { name: string }; workflowId: string };
}

export const checkedInHistories: readonly CheckedInHistory[] = readdirSync(__dirname)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => {
    const json = JSON.parse(readFileSync(join(__dirname, file), 'utf8')) as CheckedInHistory['json'];
    const { workflowType, workflowId } = (json.events[0] as Started).workflowExecutionStartedEventAttributes;
    return { file, workflowType: workflowType.name, workflowId, json };
  });
