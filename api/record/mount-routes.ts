import { type Request, type RequestHandler, type Response, Router } from 'express';
import { Fault } from '../../domain/record/fault';
import { seenBy } from '../match/seen-by';
import { authenticate } from '../people/authenticate';
import { checkSameOrigin } from '../people/same-origin';
import { sessionPort } from '../people/session-port';
import type { ApiDeps } from './api-deps';
import { askedOnce } from './asked-once';
import { authorise, checkRole } from './authorise';
import { readIdempotencyKey } from './idempotency';
import { type Asked, performRoute, rawAnswer } from './perform-route';
import { problemOf } from './problem';
import { readBody, readParams, readQuery, requestHash } from './read-request';
import type { RequestNotes } from './request-log';
import type { Caller, Route } from './route';
import { bySpecificity } from './route-order';
import { showSandboxClock } from './sandbox-clock';
import { sendOutcome, sendProblem, sendRaw } from './send';
import { readIfMatch } from './version';

/** All routes as one router: the same steps for each, and an answer for every address that is not one of them. */
export function mountRoutes(routes: readonly Route[], deps: ApiDeps): Router {
  const router = Router({ caseSensitive: true });
  for (const one of bySpecificity(routes)) router[one.method](one.path, serve(one, deps));
  for (const path of new Set(routes.map((one) => one.path))) router.all(path, refuseMethod(routes, path));
  router.use(() => {
    throw new Fault('not-found', { en: 'There is nothing at this address', zh: null });
  });
  return router;
}

function serve(route: Route, given: ApiDeps): RequestHandler {
  return async (request, response) => {
    const forAll = route.method === 'get' ? { ...given, services: askedOnce(given.services) } : given;
    const notes = response.locals.notes as RequestNotes;
    notes.route = route.path;
    response.set('Cache-Control', 'no-store');
    await showSandboxClock(forAll.services, response);
    const caller = await whoAsks(route, forAll, request);
    if (caller) notes.userId = caller.userId;
    const deps = seenBy(forAll, caller);
    const { services } = deps;
    const params = readParams(route, request);
    const query = readQuery(route, request);
    const actor = await authorise(route, deps, caller, params, query);
    const key = keyOf(route, request.get('Idempotency-Key'), services.newId);
    const ifMatch = readIfMatch(request.get('If-Match'));
    const at = await services.now();
    const { body, file, content } = await readBody(route, deps, request);
    const session = sessionPort(request);
    const asked: Asked = { caller, actor, at, params, query, body, key, ifMatch, file, session } as never;
    if (route.answer === 'raw') return sendRaw(response, await rawAnswer(route, deps, asked));
    const hash = requestHash(deps, `${request.method} ${request.originalUrl}\n${content}`);
    const outcome = await performRoute(route, deps, asked, hash);
    if (outcome.replayed) response.set('Idempotency-Replayed', 'true');
    if (route.action.endsWith('-clock')) await showSandboxClock(services, response);
    sendOutcome(response, outcome);
  };
}

/** @throws Fault when nobody, or nobody with a fitting role, asks; or another site's page does */
async function whoAsks(route: Route, deps: ApiDeps, request: Request): Promise<Caller | null> {
  const caller = await authenticate(deps.services, request);
  if (caller?.via !== 'token') checkSameOrigin(request, new URL(deps.publicUrl).origin);
  checkRole(route, deps, caller);
  return caller;
}

function keyOf(route: Route, header: string | undefined, newId: () => string): string {
  if (route.method === 'post' && !route.repeatable) return readIdempotencyKey(header);
  return header === undefined ? newId() : readIdempotencyKey(header);
}

function refuseMethod(routes: readonly Route[], path: string): RequestHandler {
  const methods = routes.filter((one) => one.path === path).map((one) => one.method.toUpperCase());
  const allow = [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].join(
    ', ',
  );
  return (request, response: Response) => {
    (response.locals.notes as RequestNotes).route = path;
    response.set('Allow', allow);
    if (request.method === 'OPTIONS') response.status(204).end();
    else
      sendProblem(
        response,
        problemOf(new Fault('method-not-allowed', { en: `This address takes ${allow}`, zh: null })),
      );
  };
}
