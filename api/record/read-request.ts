import { createHmac } from 'node:crypto';
import { json, type Request } from 'express';
import { canonicalJson } from '../../domain/record/canonical-json';
import { Fault } from '../../domain/record/fault';
import type { ApiDeps } from './api-deps';
import { parse } from './parse';
import { checkPlain } from './plain-text';
import { formText, receiveFile } from './receive-file';
import type { ReceivedFile } from './received-file';
import type { Route } from './route';

/** Whatever comes in hundreds comes in pieces: this is enough for the largest one. */
const LARGEST_BODY = '4mb';
const parseJson = json({ limit: LARGEST_BODY, strict: false });

export function readParams(route: Route, request: Request): unknown {
  checkPlain(request.params);
  return route.params ? parse(route.params, request.params) : undefined;
}

export function readQuery(route: Route, request: Request): unknown {
  checkPlain(request.query);
  return route.query ? parse(route.query, { ...request.query }) : undefined;
}

/** The checked body, the file of an upload, and what was sent as one text. */
export async function readBody(
  route: Route,
  { services, maxUploadBytes }: ApiDeps,
  request: Request,
): Promise<{ body: unknown; file: ReceivedFile | null; content: string }> {
  if (route.upload) {
    const form = await receiveFile(services, request, maxUploadBytes);
    try {
      const body = route.body ? parse(route.body, form.fields) : undefined;
      return { body, file: form.file, content: formText(form) };
    } catch (error) {
      await services.files.remove(form.file.id);
      throw error;
    }
  }
  if (!route.body) return { body: undefined, file: null, content: '' };
  const sent = await readJson(request);
  return { body: parse(route.body, sent), file: null, content: canonicalJson(sent) };
}

async function readJson(request: Request): Promise<unknown> {
  const isEmpty = request.headers['content-length'] === '0';
  const hasBody =
    request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined;
  if (!hasBody || isEmpty) return undefined;
  if (!request.is('application/json'))
    throw new Fault('unsupported-type', { en: 'The body must be application/json', zh: null });
  await new Promise<void>((resolve, reject) => {
    parseJson(request, request.res as never, (error?: unknown) => (error ? reject(error) : resolve()));
  });
  checkPlain(request.body);
  return request.body;
}

/** Of what makes two requests the same: method, address and content. Keyed, for a body may hold a password. */
export function requestHash({ secret }: Pick<ApiDeps, 'secret'>, asked: string): string {
  return createHmac('sha256', secret).update(asked).digest('hex');
}
