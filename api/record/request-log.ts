import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { ApiDeps } from './api-deps';

/** What one request's handlers leave for its log line. */
export interface RequestNotes {
  requestId: string;
  /** Route template, never the path itself: a path may hold a survey code. */
  route?: string;
  userId?: string;
}

/** Gives every request an id, and one log line and one measurement when it has been answered. No bodies, no addresses. */
export function requestLog({ log, metrics }: ApiDeps): RequestHandler {
  return (request, response, next) => {
    const begun = performance.now();
    const given = request.get('X-Request-Id');
    const requestId = given !== undefined && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    const notes: RequestNotes = { requestId };
    response.locals.notes = notes;
    response.set('X-Request-Id', requestId);
    response.once('close', () => {
      const ms = performance.now() - begun;
      const { method } = request;
      const status = response.writableFinished ? response.statusCode : 499;
      const route = notes.route ?? 'other';
      metrics.request(method, route, status, ms / 1000);
      const isApi = request.originalUrl.startsWith('/api/');
      const { userId } = notes;
      log.info({ requestId, method, route, isApi, status, ms: Math.round(ms), userId }, 'answered');
    });
    next();
  };
}
