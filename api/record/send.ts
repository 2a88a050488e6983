import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { type Outcome, UNDER_WAY } from './idempotency';
import { faultOf, INTERNAL_PROBLEM, type Problem, problemOf } from './problem';
import type { RequestNotes } from './request-log';
import type { RawAnswer } from './route';

export function sendOutcome(response: Response, { status, body }: Outcome): void {
  if (status >= 400) {
    sendProblem(response, body as Problem);
    return;
  }
  const version = (body as { version?: unknown } | null)?.version;
  if (typeof version === 'number') response.set('ETag', `"${version}"`);
  response.status(status).json(body);
}

export function sendProblem(response: Response, problem: Problem): void {
  if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer realm="carecycle"');
  const again = problem.status === 503 || problem.status === 429 || problem.state === UNDER_WAY;
  if (again) response.set('Retry-After', '1');
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** Answers with the problem that an error stands for. What nobody foresaw is logged, and is ours. */
export function sendError(response: Response, error: unknown, log: Logger): void {
  const fault = faultOf(error);
  if (!fault) log.error({ ...(response.locals.notes as RequestNotes), err: error }, 'unexpected error');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  sendProblem(response, fault ? problemOf(fault) : INTERNAL_PROBLEM);
}

/** Sends what is not JSON; with a file name as an attachment that browsers neither open nor guess about. */
export async function sendRaw(response: Response, raw: RawAnswer): Promise<void> {
  response.set('Content-Type', raw.contentType).set('X-Content-Type-Options', 'nosniff');
  if (raw.bytes !== undefined) response.set('Content-Length', String(raw.bytes));
  if (raw.fileName !== undefined) {
    response.attachment(raw.fileName).set('Content-Type', raw.contentType);
    response.set('Content-Security-Policy', "default-src 'none'; sandbox");
  }
  if (typeof raw.content === 'string') response.send(raw.content);
  else if (raw.content instanceof Uint8Array) response.send(Buffer.from(raw.content));
  else await pipeline(Readable.from(raw.content), response);
}
