import type { Route } from '../record/route';
import { programmeRoutes } from './programme-routes';
import { publicRoutes } from './public-routes';
import { questionRoutes } from './question-routes';
import { rulebookRoutes } from './rulebook-routes';
import { sheetRoutes } from './sheet-routes';

export const publishRoutes: Route[] = [
  ...rulebookRoutes,
  ...sheetRoutes,
  ...programmeRoutes,
  ...questionRoutes,
  ...publicRoutes,
];
