import { post } from '../../../activities/money/post';
import { Fault } from '../../../domain/record/fault';
import { type ApiServer, apiServer } from '../../../test/support/api-server';
import { type TestDatabase, testDatabase } from '../../../test/support/database';
import { type Browser, openBrowser } from '../../../test/support/form-browser';
import { enterRunningProject, enterTask } from '../../../test/support/running-project';

let database: TestDatabase;
let server: ApiServer;
let people: Awaited<ReturnType<typeof enterRunningProject>>;
const decided: { id: string; type: string; key: string; input: { [name: string]: unknown } }[] = [];
const walking = new Map<string, Browser>();
const as = (who: Exclude<keyof typeof people, 'hash'>) => walking.get(who) as Browser;

beforeAll(async () => {
  database = await testDatabase();
  const { store } = database;
  server = await apiServer(store, {
    decide: (async (id: string, type: { name: string }, input: { [name: string]: unknown }, key: string) => {
      if (id.endsWith('/t2'))
        throw new Fault('forbidden', { en: 'another person has to', zh: '须由另一人审批' });
      if (!decided.some((one) => one.key === key)) decided.push({ id, type: type.name, input, key });
      return { state: 'approving' };
    }) as never,
  });
  people = await enterRunningProject(store, '邻里照护');
  const { hash: _, ...users } = people;
  for (const [who, user] of Object.entries(users)) walking.set(who, await openBrowser(server.url, user));
  await enterTask(store, {
    ...{ process: 'disbursement/p1/t1', key: 'approve', what: 'payment.approve', role: 'bureau-finance' },
    ...{ due: '2026-01-12T15:59:59.999Z', organisationId: people.finance.organisationId },
  });
}, 90_000);

afterAll(async () => {
  await server?.stop();
  await database?.release();
});

beforeEach(() => {
  decided.length = 0;
});

describe('payments', () => {
  it('begin with those that wait for me', async () => {
    const { html } = await as('finance').get('/payments');
    expect(html).toContain('等我办理');
    expect(html.indexOf('等我办理')).toBeLessThan(html.indexOf('审批中'));
    expect((await as('editor').get('/payments')).html).toContain('没有等您办理的拨付');
    expect((await as('stranger').get('/payments')).html).not.toContain('邻里照护');
    expect((await as('evaluator').get('/payments')).status).toBe(403);
    expect((await as('finance').get('/payments?state=paid')).html).toContain('尚无拨付');
    const csv = await as('finance').get('/payments?format=csv');
    expect(csv.html).toContain('邻里照护');
  });

  it('lead from my work to where they are approved', async () => {
    expect((await as('finance').get('/')).html).toContain('href="/payments/p1/t1/approve"');
  });

  it('show gate, approvals and bank, and lead to what one may do', async () => {
    const { html } = await as('finance').get('/payments/p1/t1');
    expect(html).toContain('双方签署协议');
    expect(html).toContain('0 / 2 人');
    expect(html).toContain('disbursement/p1/t1');
    expect(html).toContain('href="/payments/p1/t1/approve"');
    expect(html).not.toContain('/resolve');
    const own = await as('editor').get('/payments/p1/t1');
    expect(own.html).not.toContain('/approve');
    const refused = await as('stranger').get('/payments/p1/t1');
    expect(refused.status).toBe(403);
    expect(refused.html).not.toContain('邻里照护');
  });

  it('are approved once however often the button is pressed', async () => {
    const form = await as('finance').get('/payments/p1/t1/approve');
    const check = await as('finance').send(form, { go: 'on' });
    expect(check.html).toContain('¥5,000.00');
    const sent = await as('finance').send(check, { go: 'send' });
    expect(sent.location).toBe('/payments/p1/t1?done=money.approved');
    expect((await as('finance').send(check, { go: 'send' })).location).toBe(sent.location);
    expect(decided).toMatchObject([{ id: 'disbursement/p1/t1', type: 'approvePayment' }]);
    expect((await as('editor').get('/payments/p1/t1/approve')).status).toBe(403);
  });

  it('are approved several at once, each for itself, and each says how it ended', async () => {
    const { store } = database;
    const { id: _, ...first } = await store.disbursements.need('p1/t1');
    await store.disbursements.put('p1/t2', { ...first, tranche: 't2', paymentKey: 'disbursement/p1/t2' });
    await enterTask(store, {
      ...{ process: 'disbursement/p1/t2', key: 'approve', what: 'payment.approve', role: 'bureau-finance' },
      ...{ due: '2026-01-12T15:59:59.999Z', organisationId: people.finance.organisationId },
    });
    expect((await as('finance').get('/')).html).toContain('href="/payments/approve"');
    const form = await as('finance').get('/payments/approve');
    const none = await as('finance').send(form, { go: 'on' });
    expect([none.status, none.html.includes('请至少选择一笔拨付')]).toEqual([400, true]);
    const strange = await as('finance').send(form, { payments: ['p1/t1', 'p1/t9'], go: 'on' });
    expect(strange.status).toBe(400);
    const payments = ['p1/t1', 'p1/t2'];
    const check = await as('finance').send(form, { payments, go: 'on' });
    expect(check.html).toContain('合计 2 笔');
    expect(check.html).toContain('¥10,000.00');
    expect(decided).toEqual([]);
    const done = await as('finance').send(check, { payments, go: 'send' });
    expect(done.html).toMatch(/已同意[\s\S]*未同意[\s\S]*须由另一人审批/);
    expect((await as('finance').send(check, { payments, go: 'send' })).html).toContain('已同意');
    expect(decided).toMatchObject([{ id: 'disbursement/p1/t1', type: 'approvePayment' }]);
    expect((await as('editor').get('/payments/approve')).status).toBe(403);
    await store.disbursements.remove('p1/t2');
    await store.tasks.removeAll({ workflowId: 'disbursement/p1/t2' });
  });

  it('are refused with a reason that stays out of the process', async () => {
    const form = await as('approver').get('/payments/p1/t1/refuse');
    expect((await as('approver').send(form, { reason: '', go: 'on' })).status).toBe(400);
    const check = await as('approver').send(form, { reason: '账号有误', go: 'on' });
    await as('approver').send(check, { go: 'send' });
    expect(decided).toMatchObject([{ type: 'refusePayment' }]);
    expect(JSON.stringify(decided)).not.toContain('账号有误');
  });

  it('are resolved as the state allows', async () => {
    await database.store.disbursements.put('p1/t1', { state: 'mismatch', settledAmount: 400_000 });
    const form = await as('finance').get('/payments/p1/t1/resolve');
    expect(form.html).toContain('银行到账金额与应付金额不同');
    expect(form.html).not.toContain('send-anew');
    const typed = { resolution: 'accept-amount', reason: '银行扣费', go: 'on' };
    const check = await as('finance').send(form, typed);
    await as('finance').send(check, { go: 'send' });
    expect(decided).toMatchObject([{ type: 'resolvePayment', input: { resolution: 'accept-amount' } }]);
  });
});

describe('the budget', () => {
  it('is set against what was spent, line by line', async () => {
    const { html } = await as('editor').get('/projects/p1/budget');
    expect(html).toContain('人员');
    expect(html).toContain('¥4,000.00');
    expect((await as('evaluator').get('/projects/p1/budget')).status).toBe(403);
  });
});

describe('the ledger', () => {
  it('of a programme is for its bureau, in balance, and exported line by line', async () => {
    const { html } = await as('finance').get('/programmes/prog/ledger');
    expect(html).toContain('台账平衡，共 3 笔分录');
    const csv = await as('finance').get('/programmes/prog/ledger?format=csv');
    expect(csv.html.trim().split('\n')).toHaveLength(7);
    expect((await as('editor').get('/programmes/prog/ledger')).status).toBe(403);
  });

  it('of all programmes is for auditors', async () => {
    const english = await as('auditor').get('/ledger?programmeId=prog', { lang: 'en' });
    expect(english.html).toContain('The ledger is in balance: 3 postings.');
    expect((await as('auditor').get('/ledger/reconciliation')).html).toContain('尚未核对');
    expect((await as('finance').get('/ledger')).status).toBe(403);
  });

  it('that does not sum to zero says so aloud', async () => {
    await post(database.store, {
      ...{ id: 'broken', programmeId: 'prog', projectId: null, at: '2026-02-01T00:00:00.000Z', text: 'x' },
      lines: [{ account: 'pool/prog', amount: 5 }],
    });
    expect((await as('auditor').get('/ledger')).html).toContain('台账不平');
  });
});
