import { applicationRoutes } from './application-routes';
import { objectionRoutes } from './objection-routes';
import { panelRoutes } from './panel-routes';
import { rankingRoutes } from './ranking-routes';
import { seatRoutes } from './seat-routes';

/** Applications, panel, ranking and objections. */
export const matchRoutes = [
  ...applicationRoutes,
  ...rankingRoutes,
  ...panelRoutes,
  ...seatRoutes,
  ...objectionRoutes,
];
