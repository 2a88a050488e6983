import { organisationRoutes } from './organisation-routes';
import { sessionRoutes } from './session-routes';
import { tokenRoutes } from './token-routes';
import { userRoutes } from './user-routes';

/** Signing in, tokens, organisations and users. */
export const peopleRoutes = [...sessionRoutes, ...tokenRoutes, ...organisationRoutes, ...userRoutes];
