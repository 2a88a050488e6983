import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Store as SessionStore } from 'express-session';
import helmet from 'helmet';
import { Fault } from '../domain/record/fault';
import { sessions } from './people/sessions';
import type { ApiDeps } from './record/api-deps';
import { healthRouter } from './record/health';
import { mountRoutes } from './record/mount-routes';
import { describeApi } from './record/openapi';
import { usePageEngine } from './record/pages/page-engine';
import { pageRouter } from './record/pages/page-router';
import { requestLog } from './record/request-log';
import type { Route } from './record/route';
import { sendError } from './record/send';

export interface AppParts extends ApiDeps {
  routes: readonly Route[];
  /** Kept in memory when absent: for tests. */
  sessionStore?: SessionStore;
}

/** The whole HTTP side, ready to listen. */
export function createApp(parts: AppParts): Express {
  const { publicUrl, routes, access, secret, log } = parts;
  const isSecure = publicUrl.startsWith('https:');
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', isSecure ? 1 : false);
  app.use(requestLog(parts));
  app.use(
    helmet({
      strictTransportSecurity: isSecure,
      contentSecurityPolicy: { useDefaults: false, directives: CSP },
    }),
  );
  app.use(healthRouter(parts));

  const description = describeApi(routes, access, publicUrl);
  app.get('/api/openapi.json', (_request, response) => {
    response.json(description);
  });
  app.use(sessions({ secret, publicUrl, store: parts.sessionStore }));
  app.use('/api', express.Router().use('/v1', mountRoutes(routes, parts)));
  usePageEngine(app);
  app.use(pageRouter(parts));
  app.use(() => {
    throw new Fault('not-found', 'There is nothing at this address');
  });

  const onError: ErrorRequestHandler = (error, _request, response, _next) => sendError(response, error, log);
  app.use(onError);
  return app;
}

/** Nothing from elsewhere, nothing inline, no script: pages work without. */
const CSP = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
};
