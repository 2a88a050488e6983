import { type Request, type Response, Router, urlencoded } from 'express';
import { isSessionGood } from '../../../domain/people/sign-in-rules';
import { FAULTS, Fault } from '../../../domain/record/fault';
import { ROLES } from '../../../domain/record/party';
import type { ApiDeps } from '../../record/api-deps';
import { checkFormToken, formToken } from '../../record/pages/form-token';
import { languageOf } from '../../record/pages/language';
import { checkOrigin } from '../../record/pages/mount-pages';
import { openPage } from '../../record/pages/open-page';
import { wordsIn } from '../../record/pages/words';
import { faultOf } from '../../record/problem';
import type { RequestNotes } from '../../record/request-log';
import type { Services } from '../../record/services';
import { CODE_NEEDED } from '../second-factor';
import { sessionPort } from '../session-port';
import { signIn, signInWithCode } from '../sign-in';

const YEAR_MS = 365 * 86_400_000;
const form = urlencoded({ extended: false, limit: '20kb' });

/** Signing in and out, and the language: what comes before the console. */
export function signInPages(deps: ApiDeps): Router {
  const router = Router();
  const { services } = deps;
  const { store } = services;
  const open = openPage(deps, {});

  router.get(
    '/sign-in',
    open('/sign-in', async (request, response) => showSignIn(request, response, null)),
  );

  router.post('/sign-in', form, async (request, response) => {
    (response.locals.notes as RequestNotes).route = '/sign-in';
    const sent = (request.body ?? {}) as { [name: string]: unknown };
    const text = (name: string) => String(sent[name] ?? '').slice(0, 200);
    try {
      checkOrigin(request, deps);
      checkFormToken(request, sent.token);
      const user = await signIn(store, { email: text('email'), password: text('password') }, Date.now());
      await sessionPort(request).begin(user.id);
      response.redirect(303, localAddress(request.query.next));
    } catch (error) {
      const fault = faultOf(error);
      if (!fault) throw error;
      if (fault.detail.state === CODE_NEEDED) {
        await awaitCode(services, request, text('email'));
        response.redirect(303, `/sign-in/code?next=${encodeURIComponent(localAddress(request.query.next))}`);
      } else showSignIn(request, response, fault, text('email'));
    }
  });

  router.get(
    '/sign-in/code',
    open('/sign-in/code', async (request, response) => {
      if (awaited(request)) showCode(request, response, null);
      else response.redirect(303, '/sign-in');
    }),
  );

  router.post('/sign-in/code', form, async (request, response) => {
    (response.locals.notes as RequestNotes).route = '/sign-in/code';
    const sent = (request.body ?? {}) as { [name: string]: unknown };
    try {
      checkOrigin(request, deps);
      checkFormToken(request, sent.token);
      const waiting = awaited(request);
      const known = waiting && (await store.users.get(waiting.userId));
      // A password that was set in between is another password.
      if (!known || !isSessionGood(waiting.since, known, Date.now()))
        return response.redirect(303, '/sign-in');
      const user = await signInWithCode(store, known.id, String(sent.code ?? '').slice(0, 20), Date.now());
      await sessionPort(request).begin(user.id);
      response.redirect(303, localAddress(request.query.next));
    } catch (error) {
      const fault = faultOf(error);
      if (!fault) throw error;
      showCode(request, response, fault);
    }
  });

  router.post('/sign-out', form, async (request, response) => {
    (response.locals.notes as RequestNotes).route = '/sign-out';
    checkOrigin(request, deps);
    checkFormToken(request, (request.body as { token?: unknown } | undefined)?.token);
    await sessionPort(request).end();
    response.redirect(303, '/sign-in');
  });

  router.get('/language/:lang', (request, response) => {
    (response.locals.notes as RequestNotes).route = '/language/:lang';
    const lang = request.params.lang === 'en' ? 'en' : 'zh';
    response.cookie('lang', lang, { maxAge: YEAR_MS, sameSite: 'lax', httpOnly: true, path: '/' });
    response.redirect(303, localAddress(request.query.next));
  });

  if (services.sandbox) {
    router.get(
      '/sandbox/sign-in/:userId',
      open('/sandbox/sign-in/:userId', async (request, response) => {
        const user = await store.users.get(String(request.params.userId));
        if (!user?.active || !user.roles.some((role) => ROLES.includes(role)))
          throw new Fault('not-found', { en: 'No such user', zh: null });
        await sessionPort(request).begin(user.id);
        response.redirect(303, '/');
      }),
    );
  }
  return router;
}

/** The password stays right for so long. */
const CODE_MS = 5 * 60_000;

/** Remembers, under a new session id, whose password was right. */
async function awaitCode({ store }: Services, request: Request, email: string): Promise<void> {
  const user = await store.users.first({ email: email.trim().toLowerCase() });
  await new Promise<void>((resolve, reject) => {
    request.session.regenerate((error) => (error ? reject(error) : resolve()));
  });
  if (user) request.session.awaitingCode = { userId: user.id, since: Date.now() };
}

function awaited({ session }: Request) {
  const waiting = session.awaitingCode;
  return waiting && Date.now() - waiting.since < CODE_MS ? waiting : null;
}

function showCode(request: Request, response: Response, fault: Fault | null): void {
  const { t } = wordsIn(languageOf(request));
  const problem = fault && t(fault.type === 'not-signed-in' ? 'people.wrong-code' : 'people.old-form');
  showForm(request, response, fault, {
    template: 'people/code-page',
    title: t('people.code'),
    problem: problem ? problemOf(t, problem, '#code') : null,
  });
}

const problemOf = (t: (key: string) => string, text: string, href: string) => ({
  titleText: t('record.problem'),
  errorList: [{ text, href }],
});

/** Only an address of ours: `//` and `\` would lead to another site. */
export function localAddress(next: unknown): string {
  const address = String(next ?? '');
  return /^\/(?![/\\])[^\\\s]*$/.test(address) ? address : '/';
}

function showSignIn(request: Request, response: Response, fault: Fault | null, email = ''): void {
  const { t } = wordsIn(languageOf(request));
  const problem = fault && t(fault.type === 'not-signed-in' ? 'people.wrong-sign-in' : 'people.old-form');
  showForm(request, response, fault, {
    ...{ template: 'people/sign-in-page', title: t('people.sign-in'), email },
    problem: problem ? problemOf(t, problem, '#email') : null,
  });
}

function showForm(
  request: Request,
  response: Response,
  fault: Fault | null,
  { template, ...view }: { template: string; [name: string]: unknown },
): void {
  const lang = languageOf(request);
  const to = lang === 'zh' ? 'en' : 'zh';
  response
    .status(fault ? FAULTS[fault.type].status : 200)
    .set('Cache-Control', 'no-store')
    .render(template, {
      lang,
      token: formToken(request),
      next: localAddress(request.query.next),
      ...view,
      otherLanguage: { to, href: `/language/${to}?next=${encodeURIComponent(request.originalUrl)}` },
      person: null,
      ways: [],
      done: null,
    });
}
