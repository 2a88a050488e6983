import { organisationRoutes } from './organisation-routes';
import { ownAccountRoutes } from './own-account-routes';
import { sessionRoutes } from './session-routes';
import { tokenRoutes } from './token-routes';
import { userRoutes } from './user-routes';

/** Signing in, tokens, organisations and users. */
export const peopleRoutes = [
  ...sessionRoutes,
  ...ownAccountRoutes,
  ...tokenRoutes,
  ...organisationRoutes,
  ...userRoutes,
];
