import { createHash } from 'node:crypto';
import { ulid } from 'ulid';
import type { User } from '../domain/people/account';
import { ROLES } from '../domain/record/party';
import { severalAtOnce } from '../examples/play/several-at-once';
import { gridFiles } from '../infra/database/grid-files';
import { COLLECTION_NAMES } from '../infra/database/indexes';
import type { MongoStore } from '../infra/database/mongo-store';
import { collectErrors } from '../test/console/collect-errors';
import { addressOf, mayBy, relationsOf, type Subject } from '../test/console/page-addresses';
import { type ApiServer, type Asked, apiServer } from '../test/support/api-server';
import { type TestDatabase, testDatabase } from '../test/support/database';
import { sessionOf } from '../test/support/form-browser';
import { exampleOf } from '../test/support/junk-input';
import { oddRequests } from '../test/support/odd-requests';
import { REFUSING_PROCESSES } from '../test/support/refusing-processes';
import { type RouteOnSample, routesOnSample } from '../test/support/route-subjects';
import { loadSampleCycle, type SampleCycle } from '../test/support/sample-cycle';
import { titlesIn, tracesIn } from '../test/support/traces';
import { ROUTES } from './rooms';

let database: TestDatabase;
let server: ApiServer;
let cycle: SampleCycle;
let routes: readonly RouteOnSample[];
/** What nobody foresaw, as the log says it. */
const errors: string[] = [];
/** What a refusal must not say. */
let titles: string[];
const cookies = new Map<string, string>();
/** Who was let in where: there the junk is sent. */
const letIn = new Map<string, Visit>();

interface Visit {
  cookie: string;
  subject: Subject;
}

const PATIENCE = 120_000;
const AT_ONCE = 6;
/** Every further one costs a request for each route and person. */
const TRIED = 12;

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  cycle = await loadSampleCycle(store);
  const given = {
    ...REFUSING_PROCESSES,
    sandbox: { pace: 1 },
    documents: { html: () => '', pdf: async () => new Uint8Array() },
    files: { ...gridFiles(store.connection), read: fileOf },
  };
  server = await apiServer(store, given, { log: collectErrors(errors) });
  await addFurther(store, cycle.at);
  for (const user of [...Object.values(cycle.concerned), ...Object.values(cycle.strangers)])
    cookies.set(user.id, await sessionOf(server.url, user.id));
  routes = await routesOnSample(store, ROUTES);
  titles = await titlesIn(store);
}, PATIENCE);

afterAll(async () => {
  await server?.stop();
  await database?.release();
}, 60_000);

/** What only programs ask for, and what hangs on it. */
async function addFurther(store: MongoStore, at: string): Promise<void> {
  await store.tokens.insert({
    ...{ id: ulid(), userId: 'nobody', name: 'x', hash: 'x', createdAt: at, expiresAt: at },
  });
  for (const { id } of await store.organisations.find({}))
    await store.streetMaps.insert({ id, streets: [], by: 'nobody', at });
  const paper = await store.documents.first({ projectId: { $ne: null } });
  for (const { projectId, amendment } of await store.changeRequests.find({}))
    if (paper && amendment) await store.documents.insert({ ...paper, id: amendment.documentId, projectId });
}

/** The sample has no files, only what is known of them. */
async function* fileOf(id: string): AsyncGenerator<Uint8Array> {
  yield new Uint8Array((await database.store.documents.need(id)).bytes);
}

const nameOf = ({ route }: RouteOnSample) => `${route.method.toUpperCase()} ${route.path}`;
const cookieOf = (user: User) => cookies.get(user.id) ?? '';

/** What these do needs no words: asked by those who may, they would do it. */
const WITHOUT_WORDS = [
  'POST /notices/:noticeId/send-again',
  'POST /sandbox/clock/advance',
  'POST /session/end-others',
  'POST /session/second-factor',
  'POST /users/:userId/second-factor/reset',
];
/** For everybody, as far as it is their own: that of others is not there. */
const ONES_OWN = ['DELETE /tokens/:tokenId'];

/** Asks with a body that says nothing. */
function visit({ route }: RouteOnSample, { cookie, subject }: Visit): Promise<Asked> {
  const empty = route.upload ? new FormData() : {};
  return server.ask(addressOf(route, subject), {
    method: route.method.toUpperCase(),
    cookie,
    headers: { origin: server.url },
    ...(route.method !== 'get' && { body: empty }),
  });
}

async function notRefused(one: RouteOnSample, user: User, refused: readonly Subject[]): Promise<string[]> {
  const [subject] = refused;
  if (!subject) return [];
  const { status, text } = await visit(one, { cookie: cookieOf(user), subject });
  if (status !== 403 && status !== 404) return [`${nameOf(one)}: ${status} ${text.slice(0, 200)}`];
  const traces = tracesIn(text, titles, user, addressOf(one.route, subject));
  return traces.map((trace) => `${nameOf(one)} says "${trace}"`);
}

/** One of these at least must be let in, and none may break. */
async function notLetIn(one: RouteOnSample, user: User, allowed: readonly Subject[]): Promise<string[]> {
  if (allowed.length === 0 || WITHOUT_WORDS.includes(nameOf(one))) return [];
  const barred = ONES_OWN.includes(nameOf(one)) ? [401, 403] : [401, 403, 404];
  const isRead = one.route.method === 'get';
  const answers = new Set<string>();
  for (const subject of allowed.slice(0, TRIED)) {
    const asked = { cookie: cookieOf(user), subject };
    const { status, text } = await visit(one, asked);
    if (status >= 500) return [`${nameOf(one)}: ${status} ${errors.at(-1)}`];
    if (isRead ? status < 300 : !barred.includes(status)) {
      letIn.set(nameOf(one), asked);
      return [];
    }
    answers.add(`${status} ${text.slice(0, 150)}`);
  }
  return [`${nameOf(one)}: ${[...answers].join(' | ')}`];
}

/** What is in the database, but for answers that are kept, and for who read what. */
async function contentOf(): Promise<{ [collection: string]: string }> {
  const kept = COLLECTION_NAMES.filter((name) => name !== 'requests' && name !== 'accesses');
  const found = kept.map(async (name) => {
    const records = await database.store[name].find({}, { sort: { id: 1 } });
    return [name, createHash('sha256').update(JSON.stringify(records)).digest('hex')];
  });
  return Object.fromEntries(await Promise.all(found));
}

describe('every route of the API and every role', () => {
  const guarded = () => routes.filter(({ row }) => row !== null);
  let before: { [collection: string]: string };

  beforeAll(async () => {
    before = await contentOf();
  });

  it('the sample has something for every route', () => {
    expect(routes.filter(({ subjects }) => subjects.length === 0).map(nameOf)).toEqual([]);
  });

  it.each(ROLES)(
    '%s, whose organisation has a part: is let in where the table says so, and nowhere else',
    async (role) => {
      const user = cycle.concerned[role];
      const found = await severalAtOnce(guarded(), AT_ONCE, async (one) => {
        const allowed = one.subjects.filter((subject) => mayBy(one.row, role, relationsOf(subject, user)));
        const refused = one.subjects.filter((subject) => !allowed.includes(subject));
        return [...(await notRefused(one, user, refused)), ...(await notLetIn(one, user, allowed))];
      });
      expect(found.flat()).toEqual([]);
    },
    PATIENCE,
  );

  it.each(ROLES)(
    '%s of another city: is let in only where that role is everywhere',
    async (role) => {
      const user = cycle.strangers[role];
      const found = await severalAtOnce(guarded(), AT_ONCE, (one) => {
        const isRefused = (subject: Subject) => !mayBy(one.row, role, relationsOf(subject, user));
        return notRefused(one, user, one.subjects.filter(isRefused));
      });
      expect(found.flat()).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'nobody is let in who is not signed in, but to what is public',
    async () => {
      const found = await severalAtOnce(guarded(), AT_ONCE, async (one) => {
        const [subject = NOTHING] = one.subjects;
        const { status } = await visit(one, { cookie: '', subject });
        return status === 401 ? [] : [`${nameOf(one)}: ${status}`];
      });
      expect(found.flat()).toEqual([]);
    },
    PATIENCE,
  );

  it('and all that was asked changed nothing', async () => {
    expect(await contentOf()).toEqual(before);
    expect(errors).toEqual([]);
  });
});

const NOTHING: Subject = {
  params: {},
  parties: { bureaus: [], streets: [], organisations: [], assigned: [] },
};

/** What changes the clock, or who is signed in, comes last. */
const DANGERS = [/^people /, /^people .*\/users\/:/, /^people .*\/session/, /^record .*\/clock\//];

const dangerOf = (one: RouteOnSample) =>
  DANGERS.findLastIndex((danger) => danger.test(`${one.route.tag} ${nameOf(one)}`));

describe('junk that is sent to every route', () => {
  it('is made from what a route takes: one part of it at a time is wrong', () => {
    const unknown = routes.filter(({ route: { body } }) => body && !body.safeParse(exampleOf(body)).success);
    // It takes one of two things, and its example has both.
    expect(unknown.map(nameOf)).toEqual(['POST /projects/:projectId/:kind/import']);
  });

  it(
    'is refused or taken, and breaks nothing',
    async () => {
      const anybody = cookieOf(cycle.concerned.administrator);
      const found: string[] = [];
      errors.length = 0;
      let sent = 0;
      const inOrder = [...routes].sort((one, other) => dangerOf(one) - dangerOf(other));
      for (const [turn, one] of inOrder.entries()) {
        const { cookie, subject } = letIn.get(nameOf(one)) ?? {
          ...{ cookie: anybody, subject: one.subjects[0] ?? NOTHING },
        };
        const { requests, faults } = oddRequests(one.route, subject, turn);
        sent += requests.length;
        await severalAtOnce(requests, AT_ONCE, async ({ address, body }) => {
          const method = one.route.method.toUpperCase();
          const headers = { origin: server.url };
          const { status } = await server.ask(address, { method, cookie, headers, ...(body && { body }) });
          if (status >= 500) faults.push(`${address.slice(0, 300)} ${String(body).slice(0, 300)}: ${status}`);
        });
        found.push(...[...faults, ...errors.splice(0)].map((fault) => `${nameOf(one)}: ${fault}`));
      }
      expect(found).toEqual([]);
      expect(sent).toBeGreaterThan(ROUTES.length * 5);
    },
    PATIENCE,
  );
});
