import { join } from 'node:path';
import { ApplicationFailure } from '@temporalio/common';
import { createActivities } from '../../activities';
import type { SettlementQuestion } from '../../activities/money/await-settlement';
import { openBudget } from '../../activities/money/open-budget';
import { reconcile } from '../../activities/money/reconcile';
import type { PaymentStatus } from '../../domain/money/bank-port';
import {
  approvePayment,
  bankAnswered,
  type Resolution,
  refusePayment,
  resolvePayment,
} from '../../domain/money/disbursement-decisions';
import type { DisbursementInput } from '../../domain/money/disbursement-input';
import { ledgerSum } from '../../domain/money/ledger';
import type { PaymentTerms } from '../../domain/publish/rulebook';
import type { Actor, Role } from '../../domain/record/party';
import type { Store } from '../../domain/record/store';
import { testDeps } from '../../test/support/activity-deps';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { sampleStatement } from '../../test/support/sample-statement';
import { ScriptedBank } from '../../test/support/scripted-bank';
import { type WorkflowEnvironment, workflowEnvironment } from '../../test/support/workflow-environment';

const bank = new ScriptedBank();
let database: TestDatabase;
let store: Store;
let world: WorkflowEnvironment;

const person = (userId: string, role: Role): Actor => ({
  kind: 'person',
  userId,
  organisationId: 'bureau',
  role,
});
const finance = person('u-finance', 'bureau-finance');
const approver = person('u-approver', 'bureau-approver');
const AWARD = 100_000;
const TERMS: PaymentTerms = {
  approvals: [
    { upTo: 50_000, approvers: 2 },
    { upTo: null, approvers: 3 },
  ],
  approveWithin: { count: 5, unit: 'working-day' },
  answerWithin: { count: 2, unit: 'day' },
};

/**
 * One question for each try, so that no running activity holds the test server's time; and no other try for a day, so
 * that passing an hour is not hundreds of them.
 */
async function oneQuestion({ key, until }: SettlementQuestion): Promise<PaymentStatus> {
  const found = await bank.query(key);
  if (found.status === 'accepted' && until === 'settled')
    throw ApplicationFailure.create({ message: 'not settled yet', nextRetryDelay: '1 day' });
  return found;
}

beforeAll(async () => {
  database = await testDatabase();
  store = database.store;
  world = await workflowEnvironment({
    workflowsPath: join(__dirname, 'money-stories.fixture.ts'),
    activities: (now) => ({
      ...(createActivities(testDeps(store, now, { bank })) as unknown as { [name: string]: never }),
      awaitSettlement: oneQuestion,
    }),
  });
}, 60_000);

afterAll(async () => {
  await world?.stop();
  await database?.release();
});

/** A project with an award, and one of its payments under way. */
async function pay(
  projectId: string,
  set: Partial<DisbursementInput> = {},
): Promise<{ id: string; key: string }> {
  const order: DisbursementInput = {
    projectId,
    programmeId: 'g',
    organisationId: 'o',
    bureauId: 'bureau',
    tranche: 't1',
    direction: 'out',
    amount: 40_000,
    terms: TERMS,
    reminders: [{ count: 1, unit: 'day' }],
    ...set,
  };
  await store.transaction(() =>
    openBudget(store, { projectId, programmeId: 'g', award: AWARD }, '2026-01-01T00:00:00.000Z'),
  );
  await store.projects.put(projectId, { paid: 0, withheld: 0 });
  await world.start('project', `project/${projectId}`, {}).catch(() => undefined);
  const id = `disbursement/${projectId}/${order.tranche}`;
  await world.start('disbursement', id, order);
  return { id, key: id };
}

const inState = (id: string, state: string) =>
  world.eventually(async () => (await store.processes.get(id))?.state === state);
const approve = (id: string, actor: Actor) => world.decide(id, approvePayment, { actor });
const approveTwice = async (id: string) => {
  await inState(id, 'approving');
  await approve(id, finance);
  await approve(id, approver);
};
const resolve = async (id: string, resolution: Resolution) => {
  const reason = await sampleStatement(store, 'spoke to the bank');
  return world.decide(id, resolvePayment, { actor: finance, resolution, reason });
};
const budget = (projectId: string) => store.budgets.need(projectId);
const openTasks = async (id: string) =>
  (await store.tasks.find({ workflowId: id, status: 'open' })).map((one) => one.key).sort();
const told = async (projectId: string) =>
  world.eventually(async () => {
    const all = await world.env.client.workflow.getHandle(`project/${projectId}`).query<unknown[]>('told');
    return all.length > 0 && all;
  });
const paidOnce = async (projectId: string, key: string) => {
  expect((await store.postings.find({ projectId })).filter((one) => one.id.endsWith('#pay'))).toHaveLength(1);
  expect(await budget(projectId)).toMatchObject({ reserved: 0, paid: 40_000 });
  expect(await told(projectId)).toEqual([{ tranche: 't1', outcome: 'paid', amount: 40_000 }]);
  expect((await bank.query(key)).status).toBe('settled');
};

describe('a payment', () => {
  it('is reserved, approved by two persons, sent once, settled and posted', async () => {
    const { id, key } = await pay('plain');
    await inState(id, 'approving');
    expect(await budget('plain')).toMatchObject({ reserved: 40_000, paid: 0 });
    expect(await openTasks(id)).toEqual(['approve/bureau-approver', 'approve/bureau-finance']);
    expect(await approve(id, finance)).toEqual({ state: 'approving' });
    expect(await openTasks(id)).toEqual(['approve/bureau-approver']);
    expect(await approve(id, approver)).toEqual({ state: 'sending' });
    await inState(id, 'paid');
    await paidOnce('plain', key);
    expect(bank.submissions(key)).toBe(1);
    expect((await store.projects.need('plain')).paid).toBe(40_000);
    expect(await openTasks(id)).toEqual([]);
    expect(await store.disbursements.need('plain/t1')).toMatchObject({
      state: 'paid',
      settledAmount: 40_000,
      queries: 0,
    });
  });

  it('is not approved twice by the same person, nor by somebody without the role', async () => {
    const { id } = await pay('twice');
    await inState(id, 'approving');
    await approve(id, finance);
    await expect(approve(id, finance)).rejects.toMatchObject({ type: 'forbidden' });
    await expect(approve(id, person('u-finance', 'bureau-approver'))).rejects.toMatchObject({
      type: 'forbidden',
    });
    await expect(approve(id, person('u9', 'bureau-officer'))).rejects.toMatchObject({ type: 'forbidden' });
    expect(bank.submissions(id)).toBe(0);
    await approve(id, approver);
    await inState(id, 'paid');
  });

  it('needs three persons above the band', async () => {
    const { id } = await pay('large', { amount: 60_000 });
    await approveTwice(id);
    expect((await store.processes.need(id)).state).toBe('approving');
    await approve(id, person('u-third', 'bureau-approver'));
    await inState(id, 'paid');
  });

  it('gives its reserve back when it is refused, with the reason', async () => {
    const { id } = await pay('refused');
    await inState(id, 'approving');
    const reason = await sampleStatement(store, 'receipt is missing');
    await world.decide(id, refusePayment, { actor: approver, reason });
    expect(await budget('refused')).toMatchObject({ reserved: 0, paid: 0 });
    expect(await told('refused')).toEqual([{ tranche: 't1', outcome: 'refused', amount: 40_000 }]);
    expect((await store.disbursements.need('refused/t1')).failure).toBe('receipt is missing');
    expect(JSON.stringify(await store.journal.find({ stream: id }))).not.toContain('receipt');
    expect(await store.journal.first({ stream: id, decision: 'refuse' })).toMatchObject({
      facts: { reason },
    });
  });

  it('is refused at once when the award has not enough left', async () => {
    const { id } = await pay('poor', { amount: AWARD + 1 });
    await inState(id, 'refused');
    expect(await told('poor')).toEqual([{ tranche: 't1', outcome: 'refused', amount: AWARD + 1 }]);
    expect(await budget('poor')).toMatchObject({ reserved: 0 });
  });

  it('is never approved by silence: it comes before the approvers again', async () => {
    const { id } = await pay('silent');
    await inState(id, 'approving');
    await world.pass('20 days');
    await world.eventually(
      async () => (await store.journal.count({ stream: id, decision: 'escalate' })) >= 1,
    );
    expect((await store.processes.need(id)).state).toBe('approving');
    expect(await openTasks(id)).toEqual(['approve/bureau-approver', 'approve/bureau-finance']);
    await approveTwice(id);
    await inState(id, 'paid');
  });
});

describe('when the bank is at fault', () => {
  it.each(['lost', 'late', 'garbled'] as const)(
    'a %s answer is found out by asking; the order goes out once',
    async (trouble) => {
      const { id, key } = await pay(trouble);
      bank.arrange(key, trouble);
      await approveTwice(id);
      await inState(id, 'paid');
      expect(bank.submissions(key)).toBe(1);
      expect((await store.disbursements.need(`${trouble}/t1`)).queries).toBe(1);
      await paidOnce(trouble, key);
    },
  );

  it('an order that never arrived goes out again under the same key', async () => {
    const { id, key } = await pay('gone');
    bank.arrange(key, 'never-arrives', 'never-arrives');
    await approveTwice(id);
    await inState(id, 'paid');
    expect(bank.sent.filter((one) => one.key.includes('/gone/')).map((one) => one.key)).toEqual([key]);
    await paidOnce('gone', key);
  });

  it('an answer that comes twice is posted once', async () => {
    const { id, key } = await pay('double');
    bank.slow = true;
    await approveTwice(id);
    await inState(id, 'accepted');
    bank.slow = false;
    for (let n = 0; n < 2; n += 1) await world.signal(id, bankAnswered, { key }).catch(() => undefined);
    await inState(id, 'paid');
    await paidOnce('double', key);
  });

  it('a refusal waits for finance; a new order goes out under a new key only then', async () => {
    const { id, key } = await pay('closed');
    bank.arrange(key, 'refuse');
    await approveTwice(id);
    await inState(id, 'bank-refused');
    expect(await openTasks(id)).toEqual(['resolve/bureau-finance']);
    await expect(resolve(id, 'accept-amount')).rejects.toMatchObject({ type: 'not-allowed-now' });
    await resolve(id, 'send-anew');
    await inState(id, 'paid');
    expect(bank.sent.filter((one) => one.key.includes('/closed/')).map((one) => one.key)).toEqual([
      key,
      `${key}~2`,
    ]);
    await paidOnce('closed', `${key}~2`);
  });

  it('a refused payment that is given up releases its reserve', async () => {
    const { id, key } = await pay('given-up');
    bank.arrange(key, 'refuse');
    await approveTwice(id);
    await inState(id, 'bank-refused');
    await resolve(id, 'give-up');
    expect(await told('given-up')).toEqual([{ tranche: 't1', outcome: 'failed', amount: 40_000 }]);
    expect(await budget('given-up')).toMatchObject({ reserved: 0, paid: 0 });
  });

  it('a wrong amount is not posted before finance has looked', async () => {
    const { id, key } = await pay('wrong');
    bank.arrange(key, 'wrong-amount');
    await approveTwice(id);
    await inState(id, 'mismatch');
    expect(await budget('wrong')).toMatchObject({ reserved: 40_000, paid: 0 });
    await expect(resolve(id, 'give-up')).rejects.toMatchObject({ type: 'not-allowed-now' });
    bank.correct(key);
    await resolve(id, 'ask-again');
    await inState(id, 'paid');
    await paidOnce('wrong', key);
  });

  it('a smaller amount that finance accepts is posted as it was settled, and the rest released', async () => {
    const { id, key } = await pay('less');
    bank.arrange(key, 'wrong-amount');
    await approveTwice(id);
    await inState(id, 'mismatch');
    await resolve(id, 'accept-amount');
    expect(await budget('less')).toMatchObject({ reserved: 0, paid: 39_999 });
    expect(await told('less')).toEqual([{ tranche: 't1', outcome: 'paid', amount: 39_999 }]);
  });

  it('a bank that breaks its promise raises an alarm, and the payment goes on waiting', async () => {
    const { id, key } = await pay('slow', { terms: { ...TERMS, answerWithin: { count: 1, unit: 'hour' } } });
    bank.slow = true;
    await approveTwice(id);
    await inState(id, 'accepted');
    await world.pass('2 hours');
    await world.eventually(async () => (await openTasks(id)).includes('late'));
    expect((await store.processes.need(id)).state).toBe('accepted');
    bank.slow = false;
    await world.signal(id, bankAnswered, { key });
    await inState(id, 'paid');
    expect(await openTasks(id)).toEqual([]);
  });
});

describe('money that comes back', () => {
  it('takes the same way reversed: two approvals, the organisation pays, one posting', async () => {
    const out = await pay('back');
    await approveTwice(out.id);
    await inState(out.id, 'paid');
    const { id, key } = await pay('back', { tranche: 'return', direction: 'back', amount: 5_000 });
    await approveTwice(id);
    await inState(id, 'returned');
    expect(bank.sent.find((one) => one.key === key)).toMatchObject({
      payerId: 'o',
      payeeId: 'bureau',
      direction: 'back',
    });
    expect(await budget('back')).toMatchObject({ paid: 40_000, returned: 5_000, reserved: 0 });
    expect((await store.postings.find({ projectId: 'back' })).map((one) => one.id)).toContain(
      `${key}#return`,
    );
  });

  it('is never more than was paid', async () => {
    const { id } = await pay('none', { tranche: 'return', direction: 'back', amount: 1 });
    await inState(id, 'refused');
  });
});

describe('after all of this', () => {
  it('the ledger sums to zero and agrees with the bank', async () => {
    expect(ledgerSum(await store.postings.find({}))).toBe(0);
    const deps = testDeps(store, Date.now, { bank });
    const { differences } = await reconcile(deps, { beat: false });
    // The one that finance accepted as it was settled agrees as well.
    expect(differences).toEqual([]);
  });
});
