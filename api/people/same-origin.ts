import type { Request } from 'express';
import { Fault } from '../../domain/record/fault';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * A browser sends a session's cookie by itself, so a change by session must come from our own pages: JSON, which
 * no other site can send unasked, and with an origin, where one is named, that is ours.
 * @throws Fault `forbidden`, or `unsupported-type` for a body that is not JSON
 */
export function checkSameOrigin(request: Request, publicOrigin: string): void {
  if (SAFE.includes(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  const isForeign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    !isOurs(origin, request, publicOrigin);
  if (isForeign)
    throw new Fault('forbidden', {
      en: 'This request came from another site',
      zh: '请求来自其他网站，请回到本站重新打开页面',
    });
  const hasBody =
    request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined;
  if (!hasBody || request.is('application/json')) return;
  const isProved = request.is('multipart/form-data') && (origin !== undefined || site !== undefined);
  if (!isProved)
    throw new Fault('unsupported-type', {
      en: 'With a session cookie the body must be application/json',
      zh: null,
    });
}

function isOurs(origin: string | undefined, request: Request, publicOrigin: string): boolean {
  if (origin === undefined || origin === publicOrigin) return true;
  return URL.canParse(origin) && new URL(origin).host === request.headers.host;
}
