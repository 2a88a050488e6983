import { type Request, type Response, Router, urlencoded } from 'express';
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
import { sessionPort } from '../session-port';
import { signIn } from '../sign-in';

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
      const user = await signIn(store, text('email'), text('password'), Date.now());
      await sessionPort(request).begin(user.id);
      response.redirect(303, localAddress(request.query.next));
    } catch (error) {
      const fault = faultOf(error);
      if (!fault) throw error;
      showSignIn(request, response, fault, text('email'));
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
          throw new Fault('not-found', 'No such user');
        await sessionPort(request).begin(user.id);
        response.redirect(303, '/');
      }),
    );
  }
  return router;
}

/** Only an address of ours: `//` and `\` would lead to another site. */
export function localAddress(next: unknown): string {
  const address = String(next ?? '');
  return /^\/(?![/\\])[^\\\s]*$/.test(address) ? address : '/';
}

function showSignIn(request: Request, response: Response, fault: Fault | null, email = ''): void {
  const lang = languageOf(request);
  const { t } = wordsIn(lang);
  const problem = fault && t(fault.type === 'not-signed-in' ? 'people.wrong-sign-in' : 'people.old-form');
  const next = localAddress(request.query.next);
  const to = lang === 'zh' ? 'en' : 'zh';
  response
    .status(fault ? FAULTS[fault.type].status : 200)
    .set('Cache-Control', 'no-store')
    .render('people/sign-in-page', {
      lang,
      title: t('people.sign-in'),
      token: formToken(request),
      next,
      email,
      problem: problem
        ? { titleText: t('record.problem'), errorList: [{ text: problem, href: '#email' }] }
        : null,
      otherLanguage: { to, href: `/language/${to}?next=${encodeURIComponent(request.originalUrl)}` },
      person: null,
      ways: [],
      done: null,
    });
}
