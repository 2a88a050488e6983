import { join } from 'node:path';

/** The folder that holds package.json. */
export const projectRoot = join(__dirname, '..', '..');
