import { LOCK_MS } from '../../domain/people/sign-in-rules';
import {
  type ApiServer,
  apiServer,
  enterOrganisation,
  enterUser,
  TEST_PASSWORD,
} from '../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../test/support/database';

let database: TestDatabase;
let server: ApiServer;
let bureauId: string;
let administrator: { token: string; id: string };

beforeAll(async () => {
  database = await testDatabase();
  server = await apiServer(database.store);
  bureauId = (await enterOrganisation(database.store)).id;
  administrator = await enterUser(database.store, bureauId, ['administrator']);
}, 60_000);

afterAll(async () => {
  await server?.stop();
  await database?.release();
});

const signIn = (email: string, password: string, more: object = {}) =>
  server.ask('/session', { method: 'POST', body: { email, password }, ...more });

const cookieOf = (headers: Headers) => headers.get('set-cookie')?.split(';')[0] ?? '';

const admin = (path: string, method: string, body?: unknown) =>
  server.ask(path, { method, body, token: administrator.token });

describe('signing in', () => {
  it('gives a cookie that no script reads and that says who one is', async () => {
    const user = await enterUser(database.store, bureauId, ['bureau-officer']);
    const answer = await signIn(user.email.toUpperCase(), TEST_PASSWORD);
    expect(answer).toMatchObject({ status: 200, body: { userId: user.id, roles: ['bureau-officer'] } });
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
    expect(answer.text).not.toMatch(/argon2|passwordHash/);
    const me = await server.ask('/session', { cookie: cookieOf(answer.headers) });
    expect(me).toMatchObject({ status: 200, body: { userId: user.id } });
  });

  it('gives a new session id, so that one planted before is worth nothing', async () => {
    const user = await enterUser(database.store, bureauId, ['bureau-officer']);
    const first = await signIn(user.email, TEST_PASSWORD);
    const second = await signIn(user.email, TEST_PASSWORD, { cookie: cookieOf(first.headers) });
    expect(cookieOf(second.headers)).not.toBe(cookieOf(first.headers));
    expect((await server.ask('/session', { cookie: cookieOf(first.headers) })).status).toBe(401);
  });

  it('ends with signing out, and at once when the account is put out of use', async () => {
    const user = await enterUser(database.store, bureauId, ['bureau-officer']);
    const cookie = cookieOf((await signIn(user.email, TEST_PASSWORD)).headers);
    expect((await server.ask('/session', { method: 'DELETE', cookie })).status).toBe(200);
    expect((await server.ask('/session', { cookie })).status).toBe(401);
    const other = cookieOf((await signIn(user.email, TEST_PASSWORD)).headers);
    await admin(`/users/${user.id}`, 'PATCH', { active: false });
    expect((await server.ask('/session', { cookie: other })).status).toBe(401);
    expect((await server.ask('/session', { token: user.token })).status).toBe(401);
    expect((await signIn(user.email, TEST_PASSWORD)).status).toBe(401);
  });

  it('locks after five wrong passwords, also at once, and says the same as for nobody', async () => {
    const user = await enterUser(database.store, bureauId, ['bureau-officer']);
    const wrong = await Promise.all(Array.from({ length: 8 }, () => signIn(user.email, 'wrong password')));
    const nobody = await signIn('nobody@example.org', 'wrong password');
    for (const answer of wrong) expect(answer.body).toEqual(nobody.body);
    expect((await signIn(user.email, TEST_PASSWORD)).body).toEqual(nobody.body);
    const locked = await database.store.users.need(user.id);
    expect(Date.parse(locked.lockedUntil ?? '') - Date.now()).toBeGreaterThan(LOCK_MS - 60_000);
    await database.store.users.put(user.id, { lockedUntil: new Date(Date.now() - 1).toISOString() });
    expect((await signIn(user.email, TEST_PASSWORD)).status).toBe(200);
  });

  it('counts anew after a right password', async () => {
    const user = await enterUser(database.store, bureauId, ['bureau-officer']);
    for (let round = 0; round < 2; round += 1) {
      for (let n = 0; n < 4; n += 1) await signIn(user.email, 'wrong password');
      expect((await signIn(user.email, TEST_PASSWORD)).status).toBe(200);
    }
  });

  it('lets nobody in without a password, and no objects as passwords', async () => {
    const user = await enterUser(database.store, bureauId, ['bureau-officer'], { passwordHash: null });
    expect((await signIn(user.email, '')).status).toBe(400);
    expect((await signIn(user.email, 'nobody has this password')).status).toBe(401);
    expect(
      (await server.ask('/session', { method: 'POST', body: { email: { $ne: '' }, password: 'x' } })).status,
    ).toBe(400);
  });

  it('ends other sessions with a new password', async () => {
    const user = await enterUser(database.store, bureauId, ['bureau-officer']);
    const [one, other] = [await signIn(user.email, TEST_PASSWORD), await signIn(user.email, TEST_PASSWORD)];
    const cookie = cookieOf(one.headers);
    const change = (present: string) =>
      server.ask('/session/password', {
        method: 'POST',
        cookie,
        body: { present, next: 'another long password' },
      });
    expect((await change('wrong')).status).toBe(400);
    const changed = await change(TEST_PASSWORD);
    expect(changed.status).toBe(200);
    expect((await server.ask('/session', { cookie: cookieOf(changed.headers) })).status).toBe(200);
    expect((await server.ask('/session', { cookie: cookieOf(other.headers) })).status).toBe(401);
    expect((await signIn(user.email, 'another long password')).status).toBe(200);
  });
});

describe('a browser’s session', () => {
  let cookie: string;
  beforeAll(async () => {
    const user = await enterUser(database.store, bureauId, ['bureau-officer']);
    cookie = cookieOf((await signIn(user.email, TEST_PASSWORD)).headers);
  });
  const make = (headers: { [name: string]: string }, body: unknown = { name: 'x' }) =>
    server.ask('/tokens', { method: 'POST', cookie, body, headers });

  it('changes nothing for another site', async () => {
    expect((await make({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await make({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await make({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await make({ origin: 'null' })).status).toBe(403);
    expect((await make({ origin: server.url, 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });

  it('takes JSON only', async () => {
    expect((await make({ 'content-type': 'text/plain' }, '{"name":"x"}')).status).toBe(415);
  });
});

describe('API tokens', () => {
  it('are shown once, work until revoked, and are only for oneself', async () => {
    const user = await enterUser(database.store, bureauId, ['bureau-officer']);
    const cookie = cookieOf((await signIn(user.email, TEST_PASSWORD)).headers);
    const asked = { method: 'POST', cookie, body: { name: 'script' }, key: 'token-1' };
    const made = await server.ask('/tokens', asked);
    expect(made.status).toBe(201);
    const { id, token } = made.body as unknown as { id: string; token: string };
    expect(token).toMatch(/^cc_[\w-]{43}$/);
    expect((await server.ask('/tokens', asked)).body).toEqual({ ...made.body, token: null });
    expect(JSON.stringify(await database.store.requests.find({}))).not.toContain(token);
    expect((await database.store.tokens.need(id)).hash).not.toContain(token);
    expect((await server.ask('/session', { token })).status).toBe(200);
    expect((await server.ask('/tokens', { method: 'POST', token, body: { name: 'more' } })).status).toBe(403);
    expect((await server.ask(`/tokens/${id}`, { method: 'DELETE', token: administrator.token })).status).toBe(
      404,
    );
    expect((await server.ask(`/tokens/${id}`, { method: 'DELETE', cookie })).status).toBe(200);
    expect((await server.ask('/session', { token })).status).toBe(401);
  });

  it('expire', async () => {
    const user = await enterUser(database.store, bureauId, ['bureau-officer']);
    const known = await database.store.tokens.first({ userId: user.id });
    await database.store.tokens.put(known?.id ?? '', { expiresAt: new Date(Date.now() - 1).toISOString() });
    expect((await server.ask('/session', { token: user.token })).status).toBe(401);
  });
});

const registration = {
  registeredOn: '2015-05-01',
  annualInspections: [{ year: 2025, passed: true }],
  creditLists: [],
  majorViolations: [],
  separateAccounts: true,
  grade: '4A',
  otherPublicFunding: [],
};

describe('organisations', () => {
  const agency = {
    kind: 'social-organisation',
    name: '某社工中心',
    uscc: '91110000802100433B',
    place: '合肥',
    registration,
  };

  it('are entered with a checked code, and their account number is hidden', async () => {
    const wrong = await admin('/organisations', 'POST', { ...agency, uscc: '91110000802100433A' });
    expect(wrong).toMatchObject({ status: 400, body: { fields: [{ field: 'uscc' }] } });
    const made = await admin('/organisations', 'POST', { ...agency, bankAccount: '6222020200112233' });
    expect(made).toMatchObject({ status: 201, body: { bankAccount: '****2233' } });
    const again = await admin('/organisations', 'POST', agency);
    expect(again).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'uscc', message: 'belongs to another organisation' }] },
    });
    const id = made.body.id as unknown as string;
    const changed = await admin(`/organisations/${id}`, 'PATCH', {
      registration: { ...registration, grade: '5A' },
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { registration: { grade: '5A' }, bankAccount: '****2233' },
    });
    expect((await database.store.organisations.need(id)).bankAccount).toBe('6222020200112233');
    expect((await admin('/organisations/nobody', 'PATCH', {})).status).toBe(404);
  });

  it('are imported all or none, with the faults of every row', async () => {
    const rows = [
      { kind: 'street', name: '甲街道', place: '合肥', streetCode: 'jia' },
      { kind: 'street', name: '乙街道', place: '合肥', streetCode: 'jia' },
      { kind: 'street', name: '丙街道', place: '合肥' },
      { kind: 'bureau', name: '丁局', place: '合肥', streetCode: 'ding' },
    ];
    const before = await database.store.organisations.count({});
    const refused = await admin('/organisations/import', 'POST', rows);
    expect(refused.status).toBe(400);
    const fields = (refused.body.fields as unknown as { field: string }[]).map((one) => one.field);
    expect(fields).toEqual(['0.streetCode', '1.streetCode', '2.streetCode', '3.streetCode']);
    expect(await database.store.organisations.count({})).toBe(before);
    const taken = await admin('/organisations/import', 'POST', [rows[0], { ...rows[1], streetCode: 'yi' }]);
    expect(taken.status).toBe(201);
    expect(await database.store.organisations.count({})).toBe(before + 2);
  });

  it('are seen by their own people and by bureaus, not by other organisations', async () => {
    const one = await enterOrganisation(database.store, { kind: 'social-organisation' });
    const insider = await enterUser(database.store, one.id, ['organisation-editor']);
    expect((await server.ask(`/organisations/${one.id}`, { token: insider.token })).status).toBe(200);
    expect((await server.ask(`/organisations/${bureauId}`, { token: insider.token })).status).toBe(403);
    expect((await server.ask('/organisations/none', { token: insider.token })).status).toBe(404);
    expect((await server.ask('/organisations', { token: insider.token })).status).toBe(403);
  });
});

describe('users', () => {
  const user = (email: string, roles: string[], more: object = {}) => ({
    email,
    name: '某人',
    organisationId: bureauId,
    roles,
    ...more,
  });

  it('are entered with a first password and sign in with it', async () => {
    const made = await admin(
      '/users',
      'POST',
      user('First@Example.org', ['bureau-officer'], { password: 'a long password' }),
    );
    expect(made).toMatchObject({ status: 201, body: { email: 'first@example.org', hasPassword: true } });
    expect((await signIn('first@example.org', 'a long password')).status).toBe(200);
    expect((await admin('/users', 'POST', user('first@example.org', ['bureau-officer']))).status).toBe(400);
    expect(
      (await admin('/users', 'POST', user('short@example.org', ['bureau-officer'], { password: 'short' })))
        .status,
    ).toBe(400);
  });

  it('hold no roles that do not go together, or that their organisation does not have', async () => {
    const both = await admin(
      '/users',
      'POST',
      user('both@example.org', ['bureau-approver', 'bureau-finance']),
    );
    expect(both).toMatchObject({ status: 400, body: { fields: [{ field: 'roles' }] } });
    expect((await admin('/users', 'POST', user('street@example.org', ['street-officer']))).status).toBe(400);
    const officer = await enterUser(database.store, bureauId, ['bureau-officer']);
    expect(
      (await admin(`/users/${officer.id}`, 'PATCH', { roles: ['bureau-officer', 'auditor'] })).status,
    ).toBe(400);
    expect(
      (await admin(`/users/${officer.id}`, 'PATCH', { roles: ['bureau-officer', 'bureau-approver'] })).status,
    ).toBe(200);
  });

  it('do not raise or lock out themselves', async () => {
    expect((await admin(`/users/${administrator.id}`, 'PATCH', { roles: ['bureau-approver'] })).status).toBe(
      403,
    );
    expect((await admin(`/users/${administrator.id}`, 'PATCH', { active: false })).status).toBe(403);
  });

  it('are imported all or none, with the faults of every row', async () => {
    const before = await database.store.users.count({});
    const rows = [
      user('r1@example.org', ['auditor', 'bureau-officer']),
      user('r2@example.org', ['bureau-officer'], { organisationId: 'x' }),
    ];
    const refused = await admin('/users/import', 'POST', [...rows, rows[1]]);
    const fields = (refused.body.fields as unknown as { field: string }[]).map((one) => one.field);
    expect(fields).toEqual(['0.roles', '1.organisationId', '1.email', '2.organisationId', '2.email']);
    expect(await database.store.users.count({})).toBe(before);
    const good = [
      user('r1@example.org', ['auditor']),
      user('r2@example.org', ['bureau-officer'], { password: 'a long password' }),
    ];
    expect((await admin('/users/import', 'POST', good)).status).toBe(201);
    expect((await signIn('r2@example.org', 'a long password')).status).toBe(200);
  });

  it('lose sessions and tokens when an administrator sets their password', async () => {
    const officer = await enterUser(database.store, bureauId, ['bureau-officer']);
    const cookie = cookieOf((await signIn(officer.email, TEST_PASSWORD)).headers);
    expect(
      (await admin(`/users/${officer.id}/password`, 'POST', { password: 'set by somebody' })).status,
    ).toBe(200);
    expect((await server.ask('/session', { cookie })).status).toBe(401);
    expect((await server.ask('/session', { token: officer.token })).status).toBe(401);
  });
});
