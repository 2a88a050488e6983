import type { Route } from '../record/route';
import { agreementRoutes } from './agreement-routes';
import { amendmentRoutes } from './amendment-routes';
import { changeRoutes } from './change-routes';
import { courseRoutes } from './course-routes';
import { pauseRoutes } from './pause-routes';
import { portfolioRoutes } from './portfolio-routes';
import { projectRoutes } from './project-routes';
import { reportRoutes } from './report-routes';
import { streetMapRoutes } from './street-map-routes';

/** Projects: agreement, reports, changes, pause and end. */
export const serveRoutes: readonly Route[] = [
  ...projectRoutes,
  ...courseRoutes,
  ...portfolioRoutes,
  ...agreementRoutes,
  ...reportRoutes,
  ...changeRoutes,
  ...amendmentRoutes,
  ...pauseRoutes,
  ...streetMapRoutes,
];
