import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Store as SessionStore } from 'express-session';
import helmet from 'helmet';
import { Fault } from '../domain/record/fault';
import { surveyPages } from './evaluate/pages/survey-pages';
import { sessions } from './people/sessions';
import { publicPages } from './publish/pages/public-pages';
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
      // With `no-referrer` browsers send our own forms with `Origin: null`, which nobody can tell from another site.
      referrerPolicy: { policy: 'same-origin' },
    }),
  );
  app.use(healthRouter(parts));

  const description = describeApi(routes, access, publicUrl);
  app.get('/api/openapi.json', (_request, response) => {
    response.json(description);
  });
  usePageEngine(app);
  app.use(surveyPages(parts));
  app.use(publicPages(parts));
  app.use(sessions({ secret, publicUrl, store: parts.sessionStore }));
  app.use('/api', express.Router().use('/v1', mountRoutes(routes, parts)));
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
