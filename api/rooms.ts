import { evaluateRoutes } from './evaluate';
import { improveRoutes } from './improve';
import { matchRoutes } from './match';
import { moneyRoutes } from './money';
import { needsRoutes } from './needs';
import { peopleRoutes } from './people';
import { publishRoutes } from './publish';
import { recordRoutes } from './record';
import type { Route } from './record/route';
import { serveRoutes } from './serve';

/** Every route of every room, below /api/v1. */
export const ROUTES: readonly Route[] = [
  ...peopleRoutes,
  ...recordRoutes,
  ...publishRoutes,
  ...matchRoutes,
  ...serveRoutes,
  ...needsRoutes,
  ...moneyRoutes,
  ...improveRoutes,
  ...evaluateRoutes,
];
