import { type Request, type RequestHandler, type Response, Router } from 'express';
import { Fault } from '../../../domain/record/fault';
import { seenBy } from '../../match/seen-by';
import { authenticate } from '../../people/authenticate';
import { checkSameOrigin } from '../../people/same-origin';
import { sessionPort } from '../../people/session-port';
import type { ApiDeps } from '../api-deps';
import { askedOnce } from '../asked-once';
import { authorise, checkRole } from '../authorise';
import type { RequestNotes } from '../request-log';
import type { Caller, Route } from '../route';
import { bySpecificity } from '../route-order';
import { showSandboxClock } from '../sandbox-clock';
import { createDesk } from './desk';
import { EXPORT_FORMATS, exportList } from './export-list';
import { type FormOutcome, type FormPage, showForm, takeForm } from './form-page';
import { answerScript } from './form-script';
import { checkFormToken, formToken } from './form-token';
import { formatsIn } from './formats';
import { languageOf } from './language';
import { type ListPage, showList } from './list-page';
import { waysOf } from './navigation';
import type { Page, PageContext, PageView } from './page';
import { readForm } from './read-form';
import { routeNamed } from './route-named';
import { showFault } from './show-fault';
import { isForScript, tellFault } from './tell-fault';
import { wordsIn } from './words';

export type ConsolePage = Page | FormPage | ListPage;

export interface ConsoleDeps extends ApiDeps {
  routes: readonly Route[];
}

/** The console: every page with the rights of the route that it shows or sends to. */
export function mountPages(pages: readonly ConsolePage[], deps: ConsoleDeps): Router {
  const router = Router({ caseSensitive: true });
  for (const one of bySpecificity(pages)) {
    const right = one.right === null ? null : routeNamed(deps.routes, one.right);
    const serve = (answer: (context: PageContext) => Promise<unknown>): RequestHandler =>
      server(one, right, deps, answer);
    router.get(
      one.path,
      serve((context) => show(one, context)),
    );
    if (one.kind === 'form')
      router.post(
        one.path,
        serve((context) => take(one, context)),
      );
  }
  return router;
}

function server(
  one: ConsolePage,
  right: Route | null,
  deps: ConsoleDeps,
  answer: (context: PageContext) => Promise<unknown>,
): RequestHandler {
  return async (request, response) => {
    const notes = response.locals.notes as RequestNotes;
    notes.route = one.path;
    response.set('Cache-Control', 'no-store').vary('Accept');
    try {
      const context = await contextOf(deps, request, response);
      if (!context) return toSignIn(request, response);
      notes.userId = context.caller.userId;
      // A page that only keeps itself up to date is no use of the session: left alone, it ends all the same.
      if (request.headers['x-background'] !== undefined) Reflect.deleteProperty(request, 'session');
      if (right) await checkRight(one, right, context);
      await answer(context);
    } catch (error) {
      // Half a file is no place for a page that says why.
      if (response.headersSent) throw error;
      if (isForScript(request)) tellFault(response, error, deps);
      else showFault(response, error, deps, response.locals.frame as object | undefined);
    }
  };
}

const reading = (deps: ConsoleDeps): ConsoleDeps => ({ ...deps, services: askedOnce(deps.services) });

function toSignIn(request: Request, response: Response): void {
  if (isForScript(request)) throw new Fault('not-signed-in', NOT_SIGNED_IN);
  response.redirect(303, `/sign-in?next=${encodeURIComponent(request.originalUrl)}`);
}

const NOT_SIGNED_IN = { en: 'the session has ended', zh: null };

async function checkRight(one: ConsolePage, right: Route, context: PageContext): Promise<void> {
  const { deps, caller } = context;
  checkRole(right, deps, caller);
  const named = one.kind === 'form' ? (one.params?.(context) ?? context.params) : context.params;
  const params = right.params ? right.params.parse(named) : undefined;
  await authorise(right, deps, caller, params, undefined);
}

/** Null when nobody is signed in. */
async function contextOf(
  given: ConsoleDeps,
  request: Request,
  response: Response,
): Promise<PageContext | null> {
  const forAll = request.method === 'GET' ? reading(given) : given;
  await showSandboxClock(forAll.services, response);
  const once = askedOnce(forAll.services);
  const caller = await authenticate(once, request);
  if (!caller || caller.via === 'token') return null;
  const standing = await standingOf(forAll, caller, request);
  const { deps, now } = standing;
  const user = await once.store.users.need(caller.userId);
  const lang = languageOf(request, user.language);
  const words = wordsIn(lang);
  response.locals.frame = {
    lang,
    now,
    person: user.name,
    personId: user.id,
    roles: caller.roles,
    ways: waysOf(deps, caller, request.path),
    token: formToken(request),
    otherLanguage: languageLink(lang, request),
  };
  const context: PageContext = {
    ...words,
    ...formatsIn(lang),
    ...standing,
    ...{ request, response },
    params: request.params as { [name: string]: string },
    query: textsOf(request.query),
    async anew() {
      const fresh = reading(given);
      const asked = await authenticate(fresh.services, request);
      if (!asked) throw new Fault('not-signed-in', NOT_SIGNED_IN);
      return { ...context, ...(await standingOf(fresh, asked, request)) };
    },
  };
  return context;
}

/** What the answer depends on, besides language and address. */
async function standingOf(forAll: ConsoleDeps, caller: Caller, request: Request) {
  const deps = seenBy(forAll, caller);
  const { services } = deps;
  const desk = createDesk(deps, caller, sessionPort(request));
  return { deps, services, caller, desk, now: await services.now() };
}

function languageLink(lang: string, request: Request) {
  const to = lang === 'zh' ? 'en' : 'zh';
  return { to, href: `/language/${to}?next=${encodeURIComponent(request.originalUrl)}` };
}

/** Of several texts under one name the last. */
function textsOf(query: Request['query']): { [name: string]: string } {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, String([value].flat().at(-1) ?? '')]),
  );
}

async function show(one: ConsolePage, context: PageContext): Promise<void> {
  if (one.kind === 'form') return send(context, await showForm(one, context));
  if (one.kind === 'show') return showPage(one, context);
  const format = EXPORT_FORMATS.find((known) => known === context.query.format);
  if (format) return exportList(one, context, format);
  return render(context, 200, one.template ?? 'record/list-page', await showList(one, context));
}

/** A page that lives tells its script by a mark, and cheaply, whether there is anything new on it. */
async function showPage(one: Page, context: PageContext): Promise<void> {
  const { request, response, services } = context;
  const mark = one.mark ? services.sha256(await one.mark(context)).slice(0, 16) : null;
  if (mark === null || !isForScript(request))
    return render(context, 200, one.template, { ...(await one.show(context)), mark });
  response.set({ 'Cache-Control': 'private, no-cache', ETag: `"${mark}"` });
  if (request.headers['if-none-match'] === `"${mark}"`) response.status(304).end();
  else response.json({ mark });
}

async function take(one: FormPage, context: PageContext): Promise<void> {
  const { request, response, deps, services } = context;
  checkOrigin(request, deps);
  const sent = await readForm(services, request, response, deps.maxUploadBytes);
  try {
    checkFormToken(request, sent.data.text('token'));
  } catch (error) {
    await Promise.all(sent.files.map(({ file }) => services.files.remove(file.id)));
    throw error;
  }
  if (isForScript(request)) response.json(await answerScript(one, context, sent));
  else send(context, await takeForm(one, context, sent));
}

/** Forms are no JSON, so the session's token stands in for it; a foreign origin is refused as everywhere. */
export function checkOrigin(request: Request, { publicUrl }: ApiDeps): void {
  try {
    checkSameOrigin(request, new URL(publicUrl).origin);
  } catch (error) {
    if (!(error instanceof Fault) || error.type !== 'unsupported-type') throw error;
  }
}

function send(context: PageContext, outcome: FormOutcome): void {
  if ('goTo' in outcome) context.response.redirect(303, outcome.goTo);
  else render(context, outcome.status, outcome.template, outcome.view);
}

function render(context: PageContext, status: number, template: string, view: PageView): void {
  const { response, query, has, t } = context;
  const done = query.done !== undefined && has(query.done) ? t(query.done) : null;
  response.status(status).render(template, { ...(response.locals.frame as object), done, ...view });
}
