import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EndedDemo } from './ended-demo';

/** What a demo comes to when nothing disturbs it: what another one is held against. */
export type Undisturbed = Pick<EndedDemo, 'figures'> & { records: Pick<EndedDemo['records'], 'counts'> };

/** What the Guangzhou programme comes to; made by `record-undisturbed.ts`. */
export const UNDISTURBED_FILE = join(__dirname, 'guangzhou-undisturbed.json');

export const readUndisturbed = () => JSON.parse(readFileSync(UNDISTURBED_FILE, 'utf8')) as Undisturbed;
