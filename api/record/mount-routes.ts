import { type Request, type RequestHandler, type Response, Router } from 'express';
import { couldAct, mayAct } from '../../domain/people/access';
import { Fault } from '../../domain/record/fault';
import { type Actor, BY_NOTICE } from '../../domain/record/party';
import { authenticate } from '../people/authenticate';
import { checkSameOrigin } from '../people/same-origin';
import { sessionPort } from '../people/session-port';
import type { ApiDeps } from './api-deps';
import { answerOnce, type Outcome, readIdempotencyKey } from './idempotency';
import { madeId } from './made-id';
import { problemOf } from './problem';
import { readBody, readParams, readQuery, requestHash } from './read-request';
import type { RequestNotes } from './request-log';
import type { Caller, RawAnswer, RequestContext, Route } from './route';
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
    throw new Fault('not-found', 'There is nothing at this address');
  });
  return router;
}

function serve(route: Route, deps: ApiDeps): RequestHandler {
  const { services } = deps;
  return async (request, response) => {
    const notes = response.locals.notes as RequestNotes;
    notes.route = route.path;
    response.set('Cache-Control', 'no-store');
    await showSandboxClock(services, response);
    const caller = await whoAsks(route, deps, request);
    if (caller) notes.userId = caller.userId;
    const params = readParams(route, request);
    const query = readQuery(route, request);
    const actor = caller ? await authorise(route, deps, caller, params, query) : BY_NOTICE;
    const key = keyOf(route, request.get('Idempotency-Key'), services.newId);
    const ifMatch = readIfMatch(request.get('If-Match'));
    const at = await services.now();
    const { body, file, content } = await readBody(route, deps, request);
    const session = sessionPort(request);
    const context: RequestContext = {
      services,
      caller: caller as Caller,
      actor,
      at,
      params,
      query,
      body,
      key,
      madeId: services.newId(),
      ifMatch,
      file,
      session,
      publicUrl: deps.publicUrl,
    };
    if (route.answer === 'raw') {
      return sendRaw(response, (await route.handle(context as never)) as RawAnswer);
    }
    if (route.method !== 'post' || route.repeatable)
      return sendOutcome(response, await answer(route, context));
    const outcome = await answerByKey(route, deps, context, requestHash(deps, request, content));
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

/** The answer of the first request under this key. A file that came with a repeated or refused one is nobody's. */
async function answerByKey(route: Route, deps: ApiDeps, context: RequestContext, hash: string) {
  const { services, caller, key, file } = context;
  const forget = async () => (file ? services.files.remove(file.id) : undefined);
  const id = `${caller?.userId ?? 'public'}|${key}`;
  const request = { id, requestHash: hash, atomic: route.atomic };
  const work = (begunAt: string) =>
    answer(route, { ...context, madeId: madeId(begunAt, id, services.sha256) });
  try {
    const outcome = await answerOnce(services.store, request, deps.realNow, work);
    if (outcome.replayed || outcome.status >= 400) await forget();
    return outcome;
  } catch (error) {
    await forget();
    throw error;
  }
}

function checkRole(route: Route, { access }: ApiDeps, caller: Caller | null): void {
  if (route.action === 'public') return;
  if (!caller) throw new Fault('not-signed-in', 'Sign in, or send an API token as Bearer');
  if (!couldAct(access, caller.roles, route.action)) throw forbidden(route);
}

async function authorise(
  route: Route,
  { access, services }: ApiDeps,
  caller: Caller,
  params: unknown,
  query: unknown,
): Promise<Actor> {
  if (route.action === 'public') return BY_NOTICE;
  const relations = await route.relation({ services, caller, params, query } as never);
  const role = mayAct(access, caller, route.action, relations);
  if (!role) throw forbidden(route);
  return { kind: 'person', userId: caller.userId, organisationId: caller.organisationId, role };
}

function forbidden(route: Route): Fault {
  return new Fault('forbidden', `None of your roles may do "${route.action}" here`);
}

function keyOf(route: Route, header: string | undefined, newId: () => string): string {
  if (route.method === 'post' && !route.repeatable) return readIdempotencyKey(header);
  return header === undefined ? newId() : readIdempotencyKey(header);
}

async function answer(route: Route, context: RequestContext): Promise<Outcome> {
  if (route.answer === 'raw') throw new Error('a raw answer has no outcome');
  const parsed = route.answer.safeParse(await route.handle(context as never));
  if (!parsed.success) {
    // Ours, not the client's: the fields are named, the values are not.
    const where = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new Error(`the answer of ${route.method} ${route.path} does not fit its schema: ${where}`);
  }
  const remember = route.remember?.(parsed.data as never);
  return { status: route.status, body: parsed.data, ...(remember === undefined ? {} : { remember }) };
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
    else sendProblem(response, problemOf(new Fault('method-not-allowed', `This address takes ${allow}`)));
  };
}
