import { randomUUID } from 'node:crypto';
import { request as rawRequest } from 'node:http';
import { z } from 'zod';
import { Fault } from '../../domain/record/fault';
import { type ApiServer, apiServer, enterOrganisation, enterUser } from '../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { route } from './route';
import { pageOf, pageQuery } from './schemas';
import { checkVersion } from './version';

let database: TestDatabase;
let server: ApiServer;
let officer: { token: string; id: string };
let auditor: { token: string };
let done = 0;
let now = Date.now();
let gate: Promise<void> = Promise.resolve();
let failWith: unknown = null;

const things = [
  route({
    method: 'post',
    path: '/things/:thingId/do',
    action: 'test.do',
    summary: 'Do it',
    tag: 'test',
    status: 201,
    params: z.object({ thingId: z.string().max(30) }),
    body: z.strictObject({ amount: z.int().min(0), words: z.array(z.string().max(5)).max(3).default([]) }),
    answer: z.object({ done: z.int(), amount: z.int() }),
    relation: async ({ params }) => {
      if (params.thingId === 'unknown') throw new Fault('not-found', { en: 'No such thing', zh: null });
      return params.thingId === 'other' ? [] : ['own-bureau'];
    },
    handle: async ({ body, ifMatch }) => {
      await gate;
      checkVersion(ifMatch, 3);
      if (failWith) throw failWith;
      done += 1;
      return { done, amount: body.amount, secret: 'never leaves' };
    },
  }),
  route({
    method: 'post',
    path: '/things',
    atomic: true,
    action: 'test.do',
    summary: 'Make one',
    tag: 'test',
    body: z.strictObject({ amount: z.int() }),
    answer: z.object({ id: z.string(), made: z.string() }),
    relation: async () => ['own-bureau'],
    handle: async ({ services, body, madeId }) => {
      const id = services.newId();
      await services.store.questions.put(id, { text: `thing ${body.amount}` });
      if (failWith) throw failWith;
      await gate;
      return { id, made: madeId };
    },
  }),
  route({
    method: 'get',
    path: '/things/fixed',
    action: 'public',
    summary: 'Fixed word before parameter',
    tag: 'test',
    answer: z.object({ fixed: z.literal(true) }),
    handle: async () => ({ fixed: true as const }),
  }),
  route({
    method: 'get',
    path: '/things/:thingId',
    action: 'test.do',
    summary: 'See it',
    tag: 'test',
    params: z.object({ thingId: z.string() }),
    answer: z.object({ version: z.int() }),
    relation: async () => ['own-bureau'],
    handle: async () => ({ version: 3 }),
  }),
  route({
    method: 'get',
    path: '/things',
    action: 'test.do',
    summary: 'List',
    tag: 'test',
    query: pageQuery,
    answer: pageOf(z.object({ id: z.string(), name: z.string() })),
    relation: async () => ['own-bureau'],
    handle: ({ services, query }) =>
      services.store.page('organisations', {}, { ...query, sort: { name: 1 } }),
  }),
];

beforeAll(async () => {
  database = await testDatabase();
  const access = [{ action: 'test.do', allow: { 'bureau-officer': 'own-bureau' as const } }];
  server = await apiServer(database.store, {}, { routes: things, access, realNow: () => now });
  const bureau = await enterOrganisation(database.store, { name: 'b' });
  officer = await enterUser(database.store, bureau.id, ['bureau-officer']);
  auditor = await enterUser(database.store, bureau.id, ['auditor']);
}, 60_000);

afterAll(async () => {
  await server?.stop();
  await database?.release();
});

beforeEach(() => {
  gate = Promise.resolve();
  failWith = null;
  now = Date.now();
});

const post = (body: unknown, more: Parameters<ApiServer['ask']>[1] = {}, thing = 'one') =>
  server.ask(`/things/${thing}/do`, { method: 'POST', body, token: officer.token, ...more });

describe('a decision over HTTP', () => {
  it('answers with what the schema names and nothing else', async () => {
    const answer = await post({ amount: 5 });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ done, amount: 5 });
  });

  it('gives a repeated key the first answer, and does it once', async () => {
    const key = randomUUID();
    const first = await post({ amount: 7 }, { key });
    const again = await post({ amount: 7 }, { key });
    expect(again.body).toEqual(first.body);
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(first.body.done).toBe(done);
  });

  it('refuses another request under the same key', async () => {
    const key = randomUUID();
    await post({ amount: 1 }, { key });
    expect(await post({ amount: 2 }, { key })).toMatchObject({
      status: 422,
      body: { type: '/problems/key-reused' },
    });
    expect(await post({ amount: 1 }, { key }, 'two')).toMatchObject({ status: 422 });
  });

  it('keeps the keys of two users apart', async () => {
    const key = randomUUID();
    const other = await enterUser(database.store, 'x', ['bureau-officer']);
    const first = await post({ amount: 1 }, { key });
    const second = await post({ amount: 1 }, { key, token: other.token });
    expect(second.body).not.toEqual(first.body);
  });

  it('says to come back while the first try is under way, and takes it over once it is dead', async () => {
    const key = randomUUID();
    let open: () => void = () => undefined;
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const first = post({ amount: 1 }, { key });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const second = await post({ amount: 1 }, { key });
    expect(second).toMatchObject({ status: 409, body: { type: '/problems/conflict', state: 'under-way' } });
    expect(second.headers.get('retry-after')).toBe('1');
    now += 61_000;
    const third = post({ amount: 1 }, { key });
    await new Promise((resolve) => setTimeout(resolve, 300));
    open();
    expect((await first).status).toBe(201);
    expect((await third).status).toBe(201);
  });

  describe('for what only writes to the database', () => {
    const make = (amount: number, key: string) =>
      server.ask('/things', { method: 'POST', body: { amount }, token: officer.token, key });
    const made = (amount: number) => database.store.questions.find({ text: `thing ${amount}` });

    it('keeps what was written and the answer together, so a repeated request finds both', async () => {
      const key = randomUUID();
      const first = await make(1, key);
      expect((await make(1, key)).body).toEqual(first.body);
      expect((await made(1)).map(({ id }) => id)).toEqual([first.body.id]);
    });

    it('writes nothing when it is refused, and repeats the refusal', async () => {
      const key = randomUUID();
      failWith = new Fault('rule-broken', { en: 'no', zh: null });
      expect((await make(2, key)).status).toBe(422);
      failWith = null;
      expect((await make(2, key)).status).toBe(422);
      expect(await made(2)).toEqual([]);
    });

    it('lets only one of two tries happen, when the first was taken for dead and was not', async () => {
      const key = randomUUID();
      let open: () => void = () => undefined;
      gate = new Promise((resolve) => {
        open = resolve;
      });
      const first = make(3, key);
      await new Promise((resolve) => setTimeout(resolve, 300));
      now += 61_000;
      const second = make(3, key);
      await new Promise((resolve) => setTimeout(resolve, 300));
      open();
      const [late, taken] = [await first, await second];
      expect([late.status, taken.status]).toEqual([409, 200]);
      expect((await made(3)).map(({ id }) => id)).toEqual([taken.body.id]);
      expect((await make(3, key)).body).toEqual(taken.body);
    });
  });

  it('repeats a refusal, but lets one try again what could not be answered in time', async () => {
    const key = randomUUID();
    failWith = new Fault('not-allowed-now', { en: 'no', zh: null }, { state: 'closed', allowed: ['reopen'] });
    const refused = await post({ amount: 1 }, { key });
    expect(refused).toMatchObject({ status: 409, body: { state: 'closed', allowed: ['reopen'] } });
    failWith = null;
    expect((await post({ amount: 1 }, { key })).status).toBe(409);

    const late = randomUUID();
    failWith = new Fault('unavailable', { en: 'late', zh: null });
    expect((await post({ amount: 1 }, { key: late })).status).toBe(503);
    failWith = null;
    expect((await post({ amount: 1 }, { key: late })).status).toBe(201);
  });

  it('needs an Idempotency-Key, and a sensible one', async () => {
    const bare = await fetch(`${server.url}/api/v1/things/one/do`, {
      method: 'POST',
      headers: { authorization: `Bearer ${officer.token}`, 'content-type': 'application/json' },
      body: '{"amount":1}',
    });
    expect(bare.status).toBe(400);
    expect(await bare.json()).toMatchObject({ fields: [{ field: 'Idempotency-Key' }] });
    expect((await post({ amount: 1 }, { key: 'x'.repeat(129) })).status).toBe(400);
  });

  it('refuses a change made on an old version, and takes one made on the present', async () => {
    expect(await post({ amount: 1 }, { headers: { 'if-match': '"2"' } })).toMatchObject({
      status: 412,
      body: { type: '/problems/stale-version' },
    });
    expect((await post({ amount: 1 }, { headers: { 'if-match': '"3"' } })).status).toBe(201);
    expect((await post({ amount: 1 }, { headers: { 'if-match': 'three' } })).status).toBe(400);
    const seen = await server.ask('/things/one', { token: officer.token });
    expect(seen.headers.get('etag')).toBe('"3"');
  });
});

describe('who may', () => {
  it('asks strangers to sign in', async () => {
    const answer = await server.ask('/things/one/do', { method: 'POST', body: { amount: 1 } });
    expect(answer).toMatchObject({ status: 401, body: { type: '/problems/not-signed-in' } });
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect((await post({ amount: 1 }, { token: 'cc_wrong' })).status).toBe(401);
    expect((await post({ amount: 1 }, { token: 'Basic' })).status).toBe(401);
  });

  it('refuses roles without a row before it looks anything up, and those who stand elsewhere', async () => {
    expect((await post('not even json', { token: auditor.token }, 'unknown')).status).toBe(403);
    expect((await post({ amount: 1 }, {}, 'other')).status).toBe(403);
    expect((await post({ amount: 1 }, {}, 'unknown')).status).toBe(404);
  });
});

describe('bad input', () => {
  it('names every field', async () => {
    const answer = await post({ amount: -1.5, words: ['long word', 3], more: true });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toMatch(/application\/problem\+json/);
    const fields = (answer.body.fields as unknown as { field: string }[]).map((one) => one.field);
    expect(new Set(fields)).toEqual(new Set(['amount', 'words.0', 'words.1', 'more']));
  });

  const broken: [string, unknown, { [name: string]: string }, number][] = [
    ['no JSON', '{"amount":', {}, 400],
    ['an empty body', '', {}, 400],
    ['a list', [], {}, 400],
    ['null', 'null', {}, 400],
    ['a bare number', '5', {}, 400],
    ['a NUL character', { amount: 1, words: ['a\0b'] }, {}, 400],
    ['a prototype', '{"__proto__":{"amount":1}}', {}, 400],
    ['very deep nesting', `{"amount":1,"words":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, {}, 400],
    ['too large a number', '{"amount":1e400}', {}, 400],
    ['another type', '{"amount":1}', { 'content-type': 'text/plain' }, 415],
    ['a form', 'amount=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    [
      'an unknown character set',
      '{"amount":1}',
      { 'content-type': 'application/json; charset=klingon' },
      415,
    ],
    ['an unknown encoding', '{"amount":1}', { 'content-encoding': 'snappy' }, 415],
    ['what only claims to be compressed', '{"amount":1}', { 'content-encoding': 'gzip' }, 400],
    ['too large a body', `{"amount":1,"words":["${'x'.repeat(5_000_000)}"]}`, {}, 413],
  ];
  it.each(broken)('%s is refused as the client’s mistake', async (_what, body, headers, status) => {
    const answer = await post(body, { headers: { 'content-type': 'application/json', ...headers } });
    expect(answer.status).toBe(status);
    expect(answer.body.type).toMatch(/^\/problems\/(invalid-input|unsupported-type|too-large)$/);
  });

  it('refuses paths and queries that are no text', async () => {
    for (const path of [
      '/things/%E0%A4%A',
      '/things/%00',
      '/things?cursor=%00',
      '/things?limit=0',
      '/things?limit=x',
      '/things?what=1',
    ]) {
      expect(await server.ask(path, { token: officer.token })).toMatchObject({ status: 400 });
    }
  });

  it('refuses cursors that no list gave', async () => {
    const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const cursor of [
      'x',
      forged([]),
      forged(['id', 1, '2']),
      forged(['name', { $ne: 1 }, 'x']),
      forged(['name', 'a', {}]),
    ]) {
      const answer = await server.ask(`/things?cursor=${cursor}`, { token: officer.token });
      expect(answer).toMatchObject({ status: 400, body: { fields: [{ field: 'cursor' }] } });
    }
  });

  it('knows no other address, and says which methods one takes', async () => {
    expect(await server.ask('/nothing')).toMatchObject({
      status: 404,
      body: { type: '/problems/not-found' },
    });
    const wrong = await server.ask('/things/one', { method: 'PUT', token: officer.token });
    expect(wrong).toMatchObject({ status: 405, body: { type: '/problems/method-not-allowed' } });
    expect(wrong.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    expect((await server.ask('/things/one', { method: 'OPTIONS' })).status).toBe(204);
  });

  it('tries a fixed word before a parameter', async () => {
    expect((await server.ask('/things/fixed')).body).toEqual({ fixed: true });
  });

  it('keeps its own mistakes to itself', async () => {
    failWith = new TypeError('undefined is not a function of /home/somebody');
    const answer = await post({ amount: 1 });
    expect(answer.status).toBe(500);
    expect(answer.text).not.toMatch(/undefined|somebody/);
    expect(answer.headers.get('x-request-id')).toBeTruthy();
  });

  it('survives a client that goes away in the middle of its body', async () => {
    await new Promise<void>((resolve) => {
      const gone = rawRequest(`${server.url}/api/v1/things/one/do`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${officer.token}`,
          'content-type': 'application/json',
          'content-length': '100',
          'idempotency-key': randomUUID(),
        },
      });
      gone.on('error', () => resolve());
      gone.write('{"amount"');
      setTimeout(() => gone.destroy(), 50);
      gone.on('close', () => resolve());
    });
    expect((await post({ amount: 1 })).status).toBe(201);
  });
});

describe('a list', () => {
  it('goes on where the page before ended, while others are entered', async () => {
    for (const name of ['c', 'c', 'c', 'd', 'e']) await enterOrganisation(database.store, { name });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor ? `&cursor=${cursor}` : '';
      const page = await server.ask(`/things?limit=2${query}`, { token: officer.token });
      expect(page.status).toBe(200);
      const { items, next } = page.body as unknown as {
        items: { id: string; name: string }[];
        next: string | null;
      };
      seen.push(...items.map((one) => one.id));
      cursor = next;
      if (seen.length === 2) await enterOrganisation(database.store, { name: 'a' });
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(6);
  });
});
