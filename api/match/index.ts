import { applicationRoutes } from './application-routes';
import { callRoutes } from './call-routes';
import { complaintRoutes } from './complaint-routes';
import { earlyLookRoutes } from './early-look-routes';
import { eligibilityRoutes } from './eligibility-routes';
import { objectionRoutes } from './objection-routes';
import { panelRoutes } from './panel-routes';
import { rankingRoutes } from './ranking-routes';
import { seatRoutes } from './seat-routes';

/** Applications, panel, ranking and objections. */
export const matchRoutes = [
  ...callRoutes,
  ...applicationRoutes,
  ...earlyLookRoutes,
  ...eligibilityRoutes,
  ...rankingRoutes,
  ...panelRoutes,
  ...seatRoutes,
  ...objectionRoutes,
  ...complaintRoutes,
];
