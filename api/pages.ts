import { evaluatePages } from './evaluate/pages';
import { improvePages } from './improve/pages';
import { matchPages } from './match/pages';
import { moneyPages } from './money/pages';
import { needsPages } from './needs/pages';
import { peoplePages } from './people/pages';
import { publishPages } from './publish/pages';
import { recordPages } from './record/pages';
import type { ConsolePage } from './record/pages/mount-pages';
import { servePages } from './serve/pages';

/** Every page of the console, of every room. */
export const PAGES: readonly ConsolePage[] = [
  ...recordPages,
  ...publishPages,
  ...matchPages,
  ...servePages,
  ...moneyPages,
  ...evaluatePages,
  ...improvePages,
  ...needsPages,
  ...peoplePages,
];
