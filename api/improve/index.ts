import type { Route } from '../record/route';
import { findingRoutes } from './finding-routes';
import { improveRecordRoutes } from './record-routes';

export const improveRoutes: Route[] = [...findingRoutes, ...improveRecordRoutes];
