import { randomBytes } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import type { Store as SessionStore } from 'express-session';
import helmet from 'helmet';
import { Fault } from '../domain/record/fault';
import { surveyPages } from './evaluate/pages/survey-pages';
import { signInPages } from './people/pages/sign-in-pages';
import { sessions } from './people/sessions';
import { publicPages } from './publish/pages/public-pages';
import type { ApiDeps } from './record/api-deps';
import { healthRouter } from './record/health';
import { mountRoutes } from './record/mount-routes';
import { describeApi } from './record/openapi';
import { type PageAssets, serveAssets } from './record/pages/assets';
import { type ConsolePage, mountPages } from './record/pages/mount-pages';
import { usePageEngine } from './record/pages/page-engine';
import { showFault } from './record/pages/show-fault';
import { requestLog } from './record/request-log';
import type { Route } from './record/route';
import { sendError } from './record/send';

export interface AppParts extends ApiDeps {
  routes: readonly Route[];
  /** The pages of the console, over these routes. */
  pages: readonly ConsolePage[];
  /** Styles and scripts of the pages. */
  assets: PageAssets;
  /** A value that a page's template misses is an error: for tests. */
  strictPages?: boolean;
  /** Kept in memory when absent: for tests. */
  sessionStore?: SessionStore;
}

/** The whole HTTP side, ready to listen. */
export function createApp(parts: AppParts): Express {
  const { publicUrl, routes, access, secret, log, assets } = parts;
  const isSecure = publicUrl.startsWith('https:');
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', isSecure ? 1 : false);
  app.use(requestLog(parts));
  app.use((_request, response, next) => {
    response.locals.cspNonce = randomBytes(16).toString('base64');
    next();
  });
  app.use(
    helmet({
      strictTransportSecurity: isSecure,
      contentSecurityPolicy: { useDefaults: false, directives: CSP },
      // With `no-referrer` browsers send our own forms with `Origin: null`, which nobody can tell from another site.
      referrerPolicy: { policy: 'same-origin' },
    }),
  );
  app.use(healthRouter(parts));

  // Made when somebody asks for it: that takes longer than all else of the start.
  let description: ReturnType<typeof describeApi> | undefined;
  app.get('/api/openapi.json', (_request, response) => {
    description ??= describeApi(routes, access, publicUrl);
    response.json(description);
  });
  usePageEngine(app, { strict: parts.strictPages ?? false });
  app.locals.assets = Object.fromEntries(Object.entries(assets).map(([name, { href }]) => [name, href]));
  app.use(serveAssets(assets));
  app.use(surveyPages(parts));
  app.use(publicPages(parts));
  app.use(sessions({ secret, publicUrl, store: parts.sessionStore }));
  app.use('/api', express.Router().use('/v1', mountRoutes(routes, parts)));
  app.use(signInPages(parts));
  app.use(mountPages(parts.pages, parts));
  app.use(() => {
    throw new Fault('not-found', { en: 'There is nothing at this address', zh: null });
  });

  const onError: ErrorRequestHandler = (error, request, response, _next) => {
    if (isForPeople(request) && !response.headersSent) showFault(response, error, parts);
    else sendError(response, error, log);
  };
  app.use(onError);
  return app;
}

/** Whoever asks for a page is told in one; programs get the problem as data. */
const isForPeople = (request: Request) =>
  !request.path.startsWith('/api/') && request.accepts(['json', 'html']) === 'html';

/** Nothing from elsewhere, nothing inline; only the script that a page names by its nonce. */
const CSP = {
  defaultSrc: ["'none'"],
  scriptSrc: [
    (_request: unknown, response: unknown) => `'nonce-${(response as Response).locals.cspNonce as string}'`,
  ],
  styleSrc: ["'self'"],
  connectSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
};
