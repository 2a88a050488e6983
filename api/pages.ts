import { publishPages } from './publish/pages';
import { recordPages } from './record/pages';
import type { ConsolePage } from './record/pages/mount-pages';

/** Every page of the console, of every room. */
export const PAGES: readonly ConsolePage[] = [...recordPages, ...publishPages];
