import type { Route } from '../record/route';
import { carriedPlanRoutes } from './carried-plan-routes';
import { contestRoutes } from './contest-routes';
import { findingContestRoutes } from './finding-contest-routes';
import { findingRoutes } from './finding-routes';
import { goodCaseRoutes } from './good-case-routes';
import { improveRecordRoutes } from './record-routes';
import { worksRoutes } from './works-routes';

export const improveRoutes: Route[] = [
  ...findingRoutes,
  ...findingContestRoutes,
  ...improveRecordRoutes,
  ...carriedPlanRoutes,
  ...contestRoutes,
  ...goodCaseRoutes,
  ...worksRoutes,
];
