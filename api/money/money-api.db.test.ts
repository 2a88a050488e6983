import { appropriate, award, reserve } from '../../domain/money/ledger';
import type { Role } from '../../domain/record/party';
import { type ApiServer, apiServer, enterOrganisation, enterUser } from '../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { signBankCallback } from './bank-signature';

let database: TestDatabase;
let server: ApiServer;
let bureau: string;
let organisation: string;
const decided: { workflowId: string; decision: string; input: object }[] = [];
const signalled: string[] = [];
const tokens = new Map<string, string>();
const SECRET = 'a secret shared with the bank';

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  server = await apiServer(store, {
    bankSecret: SECRET,
    decide: async (workflowId, type, input) => {
      decided.push({ workflowId, decision: type.name, input });
      return { state: 'approving' } as never;
    },
    signal: async (workflowId) => void signalled.push(workflowId),
  });
  bureau = (await enterOrganisation(store)).id;
  organisation = (await enterOrganisation(store, { kind: 'social-organisation' })).id;
  const other = (await enterOrganisation(store)).id;
  const enter = async (name: string, organisationId: string, role: Role) =>
    void tokens.set(name, (await enterUser(store, organisationId, [role])).token);
  await enter('finance', bureau, 'bureau-finance');
  await enter('approver', bureau, 'bureau-approver');
  await enter('officer', bureau, 'bureau-officer');
  await enter('stranger', other, 'bureau-finance');
  await enter('editor', organisation, 'organisation-editor');
  await enter('auditor', other, 'auditor');
  const at = '2026-05-06T02:00:00.000Z';
  await store.programmes.put('g', { bureauId: bureau, publishedAt: at });
  await store.projects.put('p', {
    programmeId: 'g',
    bureauId: bureau,
    organisationId: organisation,
    streetId: null,
  });
  await store.budgets.put('p', {
    programmeId: 'g',
    award: 100,
    reserved: 40,
    paid: 0,
    returned: 0,
    withheld: 0,
  });
  const of = { programmeId: 'g', projectId: 'p', at };
  await store.postings.insertMany([
    appropriate('g', 500, at),
    award({ ...of, amount: 100 }),
    reserve({ ...of, tranche: 't1', amount: 40 }),
  ]);
  await store.disbursements.put('p/t1', {
    projectId: 'p',
    programmeId: 'g',
    organisationId: organisation,
    bureauId: bureau,
    tranche: 't1',
    direction: 'out',
    amount: 40,
    state: 'approving',
    approvals: [],
    approversNeeded: 2,
    attempt: 1,
    paymentKey: 'disbursement/p/t1',
    bankReference: null,
    queries: 0,
    settledAt: null,
    settledAmount: null,
    failure: null,
  });
}, 60_000);

afterAll(async () => {
  await server?.stop();
  await database?.release();
});

const as = (who: string, path: string, body?: unknown) =>
  server.ask(path, {
    token: tokens.get(who) as string,
    ...(body === undefined ? {} : { method: 'POST', body }),
  });

describe('payments', () => {
  it('are listed to those with a part in them', async () => {
    const seenBy = async (who: string) =>
      ((await as(who, '/disbursements')).body.items as unknown as { id: string }[]).map((one) => one.id);
    for (const who of ['finance', 'editor', 'auditor']) expect(await seenBy(who)).toEqual(['p/t1']);
    expect(await seenBy('stranger')).toEqual([]);
    expect((await as('editor', '/disbursements/p/t1')).body).toMatchObject({
      amount: 40,
      state: 'approving',
    });
    expect((await as('stranger', '/disbursements/p/t1')).status).toBe(403);
    expect((await as('finance', '/disbursements/p/t9')).status).toBe(404);
  });

  it('are approved by finance and approvers of the bureau only', async () => {
    expect((await as('approver', '/disbursements/p/t1/approve', {})).body).toEqual({ state: 'approving' });
    expect(decided).toMatchObject([
      {
        workflowId: 'disbursement/p/t1',
        decision: 'approvePayment',
        input: { actor: { role: 'bureau-approver' } },
      },
    ]);
    for (const who of ['officer', 'editor', 'stranger', 'auditor']) {
      expect((await as(who, '/disbursements/p/t1/approve', {})).status).toBe(403);
    }
    expect(decided).toHaveLength(1);
  });

  it('wait while a complaint holds the project, and are not approved after it took the award away', async () => {
    const { store } = database;
    const approve = () => as('approver', '/disbursements/p/t1/approve', {});
    for (const held of [{ stayed: true }, { stayed: false, annulled: true }]) {
      await store.projects.put('p', held);
      expect((await approve()).status).toBe(409);
      await store.disbursements.put('p/t1', { direction: 'back' });
      expect((await approve()).status).toBe(200);
      await store.disbursements.put('p/t1', { direction: 'out' });
    }
    await store.projects.put('p', { annulled: false });
    expect((await approve()).status).toBe(200);
    decided.splice(1);
  });

  it('are refused with a reason', async () => {
    const answer = await as('finance', '/disbursements/p/t1/refuse', { reason: ' ' });
    expect(answer.status).toBe(400);
    expect((await as('finance', '/disbursements/p/t1/refuse', { reason: 'receipt is missing' })).status).toBe(
      200,
    );
    const { input } = decided.at(-1) as { input: { reason: { statementId: string; sha256: string } } };
    expect(JSON.stringify(input)).not.toContain('receipt');
    const { text, sha256, about } = await database.store.statements.need(input.reason.statementId);
    expect({ text, about }).toEqual({ text: 'receipt is missing', about: 'disbursement/p/t1' });
    expect(sha256).toBe(input.reason.sha256);
    expect(sha256).toBe(server.services.sha256(text));
    const resolution = { resolution: 'pay-twice', reason: 'x' };
    expect((await as('finance', '/disbursements/p/t1/resolve', resolution)).status).toBe(400);
  });
});

describe('the words of a reason', () => {
  it('are read by those who read the journal, and are saved once however often the request comes', async () => {
    const { store } = database;
    await store.processes.put('disbursement/p/t1', {
      kind: 'disbursement',
      programmeId: 'g',
      projectId: 'p',
    });
    const before = await store.statements.count({});
    const refuse = () =>
      server.ask('/disbursements/p/t1/resolve', {
        method: 'POST',
        token: tokens.get('finance') as string,
        body: { resolution: 'give-up', reason: 'the account is closed' },
        key: 'one-key',
      });
    await refuse();
    await store.requests.remove((await store.requests.first({}, { sort: { at: -1 } }))?.id ?? '');
    await refuse();
    expect(await store.statements.count({})).toBe(before + 1);
    const { id } = (await store.statements.first({ text: 'the account is closed' })) ?? { id: '' };
    expect((await as('auditor', `/statements/${id}`)).body).toMatchObject({ text: 'the account is closed' });
    expect((await as('finance', `/statements/${id}`)).status).toBe(200);
    for (const who of ['editor', 'stranger']) expect((await as(who, `/statements/${id}`)).status).toBe(403);
    expect((await as('auditor', '/statements/none')).status).toBe(404);
  });
});

describe('the ledger', () => {
  it('shows balances whose sum is zero', async () => {
    const { body } = await as('finance', '/programmes/g/ledger');
    expect(body).toMatchObject({ sum: 0, postings: 3, unbalanced: [] });
    expect(body.accounts).toContainEqual({ account: 'reserved/p', balance: 40 });
    expect((await as('auditor', '/ledger')).body).toMatchObject({ sum: 0 });
    expect((await as('finance', '/ledger')).status).toBe(403);
    expect((await as('stranger', '/programmes/g/ledger')).status).toBe(403);
    expect((await as('auditor', '/programmes/g/postings')).body.items).toHaveLength(3);
    expect((await as('editor', '/projects/p/budget')).body).toMatchObject({ award: 100, available: 60 });
    expect((await as('auditor', '/ledger/reconciliation')).body).toMatchObject({ items: [] });
  });
});

describe('a notice of the bank', () => {
  const notice = (key: string, secret = SECRET) => {
    const sentAt = '2026-05-06T02:00:00.000Z';
    return server.ask('/bank/callbacks', {
      method: 'POST',
      body: { key, sentAt, signature: signBankCallback(secret, key, sentAt) },
    });
  };

  it('reaches the payment when it is signed', async () => {
    expect((await notice('disbursement/p/t1~2')).body).toEqual({ taken: true });
    expect(signalled).toEqual(['disbursement/p/t1']);
  });

  it('is not taken from anybody else, and about unknown payments it does nothing', async () => {
    expect((await notice('disbursement/p/t1', 'another secret')).status).toBe(403);
    expect((await notice('salary/2026-05')).body).toEqual({ taken: false });
    expect((await notice('disbursement/p/t9')).body).toEqual({ taken: false });
    expect(signalled).toHaveLength(1);
  });
});
