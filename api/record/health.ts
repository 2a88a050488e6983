import { Router } from 'express';
import type { ApiDeps } from './api-deps';
import type { RequestNotes } from './request-log';

/** Whether the process lives, whether its engines answer, and its figures. */
export function healthRouter({ services, metrics }: ApiDeps): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    (response.locals.notes as RequestNotes).route = '/healthz';
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    (response.locals.notes as RequestNotes).route = '/readyz';
    const engines = await services.ready();
    const isReady = engines.database && engines.temporal;
    response.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'not ready', ...engines });
  });
  router.get('/metrics', async (_request, response) => {
    (response.locals.notes as RequestNotes).route = '/metrics';
    response.type(metrics.contentType).send(await metrics.text());
  });
  return router;
}
