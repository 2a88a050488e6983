import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How often each payment order came in at the sandbox's bank, by its key: from the bank's own book. */
export function bankSubmissions(dataDir: string): { [key: string]: number } {
  const submissions: { [key: string]: number } = {};
  for (const line of readFileSync(join(dataDir, 'bank.jsonl'), 'utf8').split('\n')) {
    if (line === '') continue;
    const entry = JSON.parse(line) as { entry: string; key?: string; payment?: { key: string } };
    const key = entry.entry === 'payment' ? entry.payment?.key : entry.entry === 'submission' && entry.key;
    if (key) submissions[key] = (submissions[key] ?? 0) + 1;
  }
  return submissions;
}
