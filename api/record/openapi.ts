import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { type AccessRow, accessRow } from '../../domain/people/access';
import { FAULTS, type FaultType } from '../../domain/record/fault';
import type { Route } from './route';

const problem = z.object({
  type: z.string().meta({ description: 'Stable: /problems/<fault>' }),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  zh: z.string().optional().meta({ description: 'The detail in Chinese, where people meet it' }),
  fields: z
    .array(
      z.object({
        field: z.string(),
        message: z.string(),
        zh: z.string().optional().meta({ description: 'The message in Chinese' }),
        rule: z.string().optional(),
      }),
    )
    .optional()
    .meta({ description: 'Everything that is wrong with the input' }),
  allowed: z.array(z.string()).optional().meta({ description: 'Decisions that the state allows now' }),
  state: z.string().optional(),
});

/** The OpenAPI 3.1 description, from the same definitions that check the requests. */
export function describeApi(
  routes: readonly Route[],
  access: readonly AccessRow[],
  publicUrl: string,
): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'API token',
  });
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'carecycle',
  });
  for (const one of routes) registry.registerPath(describe(one, access));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'CareCycle 救助项目全周期',
      version: '1',
      description:
        'Amounts are whole fen 分, instants ISO 8601 in UTC, days YYYY-MM-DD in China time. ' +
        'Every POST carries an Idempotency-Key: the same request under the same key gets the first answer again. ' +
        'Errors are problem documents (RFC 9457).',
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
  });
}

function describe(route: Route, access: readonly AccessRow[]): RouteConfig {
  const { method, path, params, query, body } = route;
  const isPublic = route.action === 'public';
  const needsKey = method === 'post' && !route.repeatable;
  return {
    method,
    path: path.replace(/:(\w+)/g, '{$1}'),
    operationId: `${method}${path.replace(/[/:-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: route.summary,
    description: isPublic ? 'Needs no sign-in.' : allowedTo(accessRow(access, route.action)),
    tags: [route.tag],
    security: isPublic ? [] : [{ token: [] }, { session: [] }],
    request: {
      ...(params && { params }),
      ...(query && { query }),
      ...(needsKey && { headers: z.object({ 'Idempotency-Key': z.string().min(1).max(128) }) }),
      ...requestBody(route, body),
    },
    responses: { [route.status]: answerOf(route), ...problemsOf(route) },
  };
}

function allowedTo(row: AccessRow | null): string {
  const roles = Object.entries(row?.allow ?? {}).map(([role, relation]) =>
    relation === 'any' ? role : `${role} (${relation})`,
  );
  return `Allowed to: ${roles.join(', ')}.`;
}

function requestBody(route: Route, body: Route['body']): Pick<NonNullable<RouteConfig['request']>, 'body'> {
  if (route.upload) {
    const fields = body instanceof z.ZodObject ? body.shape : {};
    const schema = z.object({ ...fields, file: z.string().meta({ format: 'binary' }) });
    return { body: { required: true, content: { 'multipart/form-data': { schema } } } };
  }
  return body ? { body: { required: true, content: { 'application/json': { schema: body } } } } : {};
}

function answerOf(route: Route): RouteConfig['responses'][string] {
  if (route.answer === 'raw') return { description: 'A file or feed', content: { '*/*': { schema: {} } } };
  return { description: 'Done', content: { 'application/json': { schema: route.answer } } };
}

function problemsOf(route: Route): RouteConfig['responses'] {
  const types: FaultType[] = ['invalid-input', 'unavailable'];
  if (route.action !== 'public') types.push('not-signed-in', 'forbidden');
  if (route.params) types.push('not-found');
  if (route.method !== 'get')
    types.push('not-allowed-now', 'stale-version', 'unsupported-type', 'rule-broken');
  if (route.upload) types.push('too-large');
  const content = { 'application/problem+json': { schema: problem } };
  return Object.fromEntries(
    types.map((type) => [FAULTS[type].status, { description: FAULTS[type].title, content }]),
  );
}
