import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Logger, pino } from 'pino';
import { ulid } from 'ulid';
import { createApp } from '../../api/app';
import { PAGES } from '../../api/pages';
import { hashPassword } from '../../api/people/passwords';
import { createMetrics } from '../../api/record/metrics';
import type { Route } from '../../api/record/route';
import type { Services } from '../../api/record/services';
import { ROUTES } from '../../api/rooms';
import type { AccessRow } from '../../domain/people/access';
import { ACCESS_TABLE } from '../../domain/people/access-table';
import type { Organisation, User } from '../../domain/people/account';
import { businessInstant, PLAIN_CLOCK } from '../../domain/record/clock';
import { Fault } from '../../domain/record/fault';
import type { Role } from '../../domain/record/party';
import { rememberedClock } from '../../infra/api/remembered-clock';
import { pageAssets } from '../../infra/assets/page-assets';
import { gridFiles } from '../../infra/database/grid-files';
import type { MongoStore } from '../../infra/database/mongo-store';
import { detachedSignatures } from '../../infra/documents/detached-signatures';
import { tableReader } from '../../infra/workbooks/table-reader';
import { TEST_CODES } from './activity-deps';

const notGiven = (what: string) => async (): Promise<never> => {
  throw new Fault('unavailable', { en: `this test gave no ${what}`, zh: null });
};

export interface Asked {
  status: number;
  headers: Headers;
  /** The answer as JSON; `{}` when it is none. */
  body: Record<string, never> & { [name: string]: unknown };
  text: string;
}

export interface Asking {
  method?: string;
  body?: unknown;
  token?: string;
  cookie?: string;
  key?: string;
  headers?: { [name: string]: string };
}

export interface ApiServer {
  url: string;
  services: Services;
  /** Asks below `/api/v1`; POSTs get a fresh Idempotency-Key unless one is given. */
  ask(path: string, asking?: Asking): Promise<Asked>;
  stop(): Promise<void>;
}

/** The real HTTP side on a real store; processes are what the test gives for them. */
export async function apiServer(
  store: MongoStore,
  given: Partial<Services> = {},
  parts: {
    routes?: readonly Route[];
    access?: readonly AccessRow[];
    maxUploadBytes?: number;
    realNow?: () => number;
    log?: Logger;
  } = {},
): Promise<ApiServer> {
  // As in the service: in a sandbox the clock is read now and then, elsewhere it is that of the test.
  const clocks = given.sandbox ? rememberedClock(store.clocks) : store.clocks;
  const clock = async () => (await clocks.get('clock')) ?? PLAIN_CLOCK;
  const services = {
    store: { ...store, clocks },
    clock,
    now: async () => businessInstant(await clock(), Date.now()),
    newId: () => ulid(),
    newSeed: () => randomBytes(16).toString('hex'),
    sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
    remembered: (_name, find) => find(),
    files: gridFiles(store.connection),
    documents: { html: () => '', pdf: notGiven('documents') },
    signatures: detachedSignatures(),
    tables: tableReader(),
    surveyCodes: TEST_CODES,
    decide: notGiven('processes'),
    start: notGiven('processes'),
    signal: notGiven('processes'),
    observe: async () => ({ atRest: true, events: 0, children: [] }),
    ready: async () => ({ database: true, temporal: true }),
    sandbox: null,
    ...given,
  } as Services;
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const app = createApp({
    services,
    routes: parts.routes ?? ROUTES,
    pages: parts.routes ? [] : PAGES,
    access: parts.access ?? ACCESS_TABLE,
    log: parts.log ?? pino({ level: 'silent' }),
    metrics: createMetrics(),
    publicUrl: url,
    secret: 'a secret of at least 32 characters',
    maxUploadBytes: parts.maxUploadBytes ?? 1_000_000,
    realNow: parts.realNow ?? Date.now,
    assets: await pageAssets(),
    strictPages: true,
  });
  server.on('request', app);
  return {
    url,
    services,
    ask: (path, asking) => ask(`${url}/api/v1${path}`, asking),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function ask(url: string, asking: Asking = {}): Promise<Asked> {
  const { method = 'GET', body, token, cookie, key = ulid(), headers = {} } = asking;
  const isForm = body instanceof FormData;
  const response = await fetch(url, {
    method,
    headers: {
      ...(method === 'POST' && { 'Idempotency-Key': key }),
      ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(cookie !== undefined && { cookie }),
      ...headers,
    },
    ...(body !== undefined && { body: isForm || typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} };
}

/** Signs somebody of {@link enterUser} in: the cookie of the session, which pages ask for. */
export async function sessionOf(server: ApiServer, { email }: { email: string }): Promise<string> {
  const body = { email, password: TEST_PASSWORD };
  const { headers } = await server.ask('/session', { method: 'POST', body });
  return (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

/** Enters an organisation as it is. */
export async function enterOrganisation(
  store: MongoStore,
  fields: Partial<Organisation> = {},
): Promise<Organisation> {
  const organisation: Organisation = {
    id: ulid(),
    kind: 'bureau',
    name: 'an organisation',
    uscc: null,
    place: 'Hefei',
    streetCode: null,
    registration: null,
    bankAccount: null,
    ...fields,
  };
  await store.organisations.insert(organisation);
  return organisation;
}

let passwordHash: Promise<string> | undefined;

/** The password of every user that {@link enterUser} makes. */
export const TEST_PASSWORD = 'correct horse battery';

/** Enters a user with a password and an API token. */
export async function enterUser(
  store: MongoStore,
  organisationId: string,
  roles: Role[],
  fields: Partial<User> = {},
): Promise<User & { token: string }> {
  passwordHash ??= hashPassword(TEST_PASSWORD);
  const id = ulid();
  const user: User = {
    id,
    email: `${id.toLowerCase()}@example.org`,
    name: 'a user',
    organisationId,
    roles,
    passwordHash: await passwordHash,
    failedSignIns: 0,
    lockedUntil: null,
    active: true,
    language: 'zh',
    evaluator: null,
    ...fields,
  };
  const token = `cc_${randomBytes(32).toString('base64url')}`;
  await store.users.insert(user);
  await store.tokens.insert({
    id: ulid(),
    userId: id,
    name: 'test',
    hash: createHash('sha256').update(token).digest('hex'),
    createdAt: new Date().toISOString(),
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  });
  return { ...user, token };
}
