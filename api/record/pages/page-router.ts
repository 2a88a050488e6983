import { join } from 'node:path';
import { type Request, type Response, Router, static as staticFiles, urlencoded } from 'express';
import { mayAct, type Relation } from '../../../domain/people/access';
import { FAULTS, Fault } from '../../../domain/record/fault';
import type { Role } from '../../../domain/record/party';
import { authenticate } from '../../people/authenticate';
import { checkSameOrigin } from '../../people/same-origin';
import { sessionPort } from '../../people/session-port';
import { signIn } from '../../people/sign-in';
import type { ApiDeps } from '../api-deps';
import { faultOf } from '../problem';
import { relationsToProgramme, relationsToProject } from '../relations';
import type { RequestNotes } from '../request-log';
import type { Caller } from '../route';
import { showSandboxClock } from '../sandbox-clock';
import { checkFormToken, formToken } from './form-token';
import { programmePage } from './programme-page';
import { projectPage } from './project-page';
import { showFault } from './show-fault';
import { workPage } from './work-page';

const SEE = 'record.see-process';
const READ_JOURNAL = 'record.read-journal';

/** The console: pages rendered on the server, for people with a session. */
export function pageRouter(deps: ApiDeps): Router {
  const router = Router();
  const { services, access } = deps;
  const { store } = services;

  const page = (
    path: string,
    show: (request: Request, response: Response, caller: Caller) => Promise<unknown>,
  ) =>
    router.get(path, async (request, response) => {
      (response.locals.notes as RequestNotes).route = path;
      response.set('Cache-Control', 'no-store');
      await showSandboxClock(services, response);
      const caller = await authenticate(services, request);
      if (!caller) return response.redirect(303, '/sign-in');
      (response.locals.notes as RequestNotes).userId = caller.userId;
      return show(request, response, caller).catch((error: unknown) => showFault(response, error, deps));
    });

  const allowed = (caller: Caller, relations: Relation[]): { readsJournal: boolean } => {
    const role: Role | null = mayAct(access, caller, SEE, relations);
    if (!role) throw new Fault('forbidden', 'You have no part in this');
    return { readsJournal: mayAct(access, caller, READ_JOURNAL, relations) !== null };
  };

  router.use('/assets', staticFiles(join(__dirname, '..', '..', 'public'), { index: false, maxAge: '1h' }));

  router.get('/sign-in', (request, response) => {
    (response.locals.notes as RequestNotes).route = '/sign-in';
    response
      .set('Cache-Control', 'no-store')
      .render('sign-in', { title: '登录', titleEn: 'Sign in', signingIn: true, token: formToken(request) });
  });

  const form = urlencoded({ extended: false, limit: '20kb' });
  router.post('/sign-in', form, async (request, response) => {
    (response.locals.notes as RequestNotes).route = '/sign-in';
    const { email = '', password = '' } = (request.body ?? {}) as { [name: string]: unknown };
    try {
      checkForm(request, deps);
      const user = await signIn(
        store,
        String(email).slice(0, 200),
        String(password).slice(0, 200),
        Date.now(),
      );
      await sessionPort(request).begin(user.id);
      response.redirect(303, '/');
    } catch (error) {
      const fault = faultOf(error);
      if (!fault) throw error;
      const view = {
        title: '登录',
        titleEn: 'Sign in',
        signingIn: true,
        token: formToken(request),
        wrong: fault.type === 'not-signed-in',
        old: fault.type !== 'not-signed-in',
      };
      response.status(FAULTS[fault.type].status).set('Cache-Control', 'no-store').render('sign-in', view);
    }
  });

  router.post('/sign-out', form, async (request, response) => {
    (response.locals.notes as RequestNotes).route = '/sign-out';
    checkForm(request, deps);
    await sessionPort(request).end();
    response.redirect(303, '/sign-in');
  });

  page('/', async (request, response, caller) => {
    response.render('work', { ...(await workPage(services, caller)), token: formToken(request) });
  });

  page('/programmes/:id', async (request, response, caller) => {
    const id = String(request.params.id);
    const { readsJournal } = allowed(caller, await relationsToProgramme(store, caller, id));
    response.render('programme', {
      ...(await programmePage(services, id, readsJournal)),
      token: formToken(request),
    });
  });

  page('/projects/:id', async (request, response, caller) => {
    const id = String(request.params.id);
    const { readsJournal } = allowed(caller, await relationsToProject(store, caller, id));
    response.render('project', {
      ...(await projectPage(services, id, readsJournal)),
      token: formToken(request),
    });
  });

  return router;
}

/** Forms are no JSON, so the token stands in for it; a foreign origin is refused as everywhere. */
function checkForm(request: Request, { publicUrl }: ApiDeps): void {
  try {
    checkSameOrigin(request, new URL(publicUrl).origin);
  } catch (error) {
    if (!(error instanceof Fault) || error.type !== 'unsupported-type') throw error;
  }
  checkFormToken(request);
}
