import type { DisbursementInput } from '../../domain/money/disbursement-input';
import { balance, ledgerSum, unbalancedPostings } from '../../domain/money/ledger';
import { BY_RULE } from '../../domain/record/party';
import type { Step } from '../../domain/record/step';
import type { Store } from '../../domain/record/store';
import { testDeps } from '../../test/support/activity-deps';
import { type TestDatabase, testDatabase } from '../../test/support/database';
import { ScriptedBank } from '../../test/support/scripted-bank';
import { annulBudget, closeBudget, openBudget, raiseAward } from './open-budget';
import { postPayment } from './post-payment';
import { reconcile } from './reconcile';
import { releasePayment } from './release-payment';
import { reservePayment } from './reserve-payment';
import { withholdTranche } from './withhold-money';

let database: TestDatabase;
let store: Store;
const bank = new ScriptedBank();
const NOW = Date.parse('2026-05-06T02:00:00.000Z');
const deps = () => testDeps(store, () => NOW, { bank });

beforeAll(async () => {
  database = await testDatabase();
  store = database.store;
}, 60_000);
afterAll(() => database?.release());

const order = (projectId: string, tranche: string, amount: number): DisbursementInput => ({
  projectId,
  programmeId: 'g',
  organisationId: 'o',
  bureauId: 'b',
  tranche,
  direction: 'out',
  amount,
  terms: {
    approvals: [{ upTo: null, approvers: 2 }],
    approveWithin: { count: 5, unit: 'working-day' },
    answerWithin: { count: 1, unit: 'day' },
  },
  reminders: [],
});
const step = (
  { projectId, tranche, programmeId }: DisbursementInput,
  decision: string,
  state = decision,
): Step => {
  const workflowId = `disbursement/${projectId}/${tranche}`;
  return {
    key: `${workflowId}#${decision}`,
    process: { workflowId, kind: 'disbursement', programmeId, projectId },
    decision,
    state,
    actor: BY_RULE,
    facts: {},
  };
};
const open = async (projectId: string, award: number) => {
  await store.transaction(() =>
    openBudget(store, { projectId, programmeId: 'g', award }, new Date(NOW).toISOString()),
  );
  await store.projects.put(projectId, { paid: 0, withheld: 0 });
};
const budget = (projectId: string) => store.budgets.need(projectId);
const reserveNow = (one: DisbursementInput) =>
  reservePayment(deps(), { step: step(one, 'reserve'), order: one });

describe('reserving', () => {
  it('at the same time from many payments never exceeds the award', async () => {
    await open('crowd', 1_000);
    const orders = Array.from({ length: 12 }, (_, index) => order('crowd', `t${index}`, 300));
    const outcomes = await Promise.allSettled(orders.map(reserveNow));
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(3);
    for (const one of outcomes) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ type: 'rule-broken' });
    }
    expect(await budget('crowd')).toMatchObject({ reserved: 900, paid: 0, withheld: 0 });
    expect(balance(await store.postings.find({ projectId: 'crowd' }), 'reserved/crowd')).toBe(900);
    expect(await store.journal.count({ programmeId: 'g', decision: 'reserve' })).toBe(3);
  }, 60_000);

  it('and withholding at the same time share the same award', async () => {
    await open('both', 1_000);
    const paid = order('both', 't1', 600);
    const withheld = order('both', 't2', 600);
    const outcomes = await Promise.allSettled([
      reserveNow(paid),
      withholdTranche(deps(), { step: step(withheld, 'withhold'), ...withheld }),
    ]);
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    const { award, reserved, withheld: kept } = await budget('both');
    expect(reserved + kept).toBeLessThanOrEqual(award);
  });
});

describe('every step of a payment', () => {
  it('changes nothing when it runs a second time', async () => {
    await open('twice', 1_000);
    const one = order('twice', 't1', 400);
    const reserved = await reserveNow(one);
    expect(await reserveNow(one)).toEqual(reserved);
    const post = () => postPayment(deps(), { step: step(one, 'post', 'paid'), order: one, settled: 400 });
    const posted = await post();
    expect(await post()).toEqual(posted);
    const withhold = () =>
      withholdTranche(deps(), { step: step(one, 'withhold'), ...one, tranche: 't2', amount: 100 });
    await withhold();
    await withhold();
    expect(await budget('twice')).toMatchObject({ reserved: 0, paid: 400, withheld: 100 });
    expect(await store.projects.need('twice')).toMatchObject({ paid: 400, withheld: 100 });
    expect(await store.postings.count({ projectId: 'twice' })).toBe(4);
    const other = order('twice', 't3', 50);
    await reserveNow(other);
    const release = () => releasePayment(deps(), { step: step(other, 'refuse', 'refused'), order: other });
    await release();
    await release();
    expect(await budget('twice')).toMatchObject({ reserved: 0 });
  });

  it('leaves nothing behind when it is refused', async () => {
    await open('refused', 100);
    await expect(reserveNow(order('refused', 't1', 101))).rejects.toMatchObject({ type: 'rule-broken' });
    expect(await store.journal.count({ stream: 'disbursement/refused/t1' })).toBe(0);
    expect(await store.postings.count({ projectId: 'refused' })).toBe(1);
  });
});

describe('a budget', () => {
  it('is opened once, raised once for each supplement, and closed with what is left going back to the pool', async () => {
    await open('whole', 1_000);
    await open('whole', 1_000);
    const at = new Date(NOW).toISOString();
    const of = { programmeId: 'g', projectId: 'whole' };
    for (let n = 0; n < 2; n += 1) {
      await store.transaction(() => raiseAward(store, { ...of, changeId: 'c1', amount: 100 }, at));
    }
    expect((await budget('whole')).award).toBe(1_100);
    await reserveNow(order('whole', 't1', 700));
    expect(await store.transaction(() => closeBudget(store, of, at))).toBe(400);
    expect(await store.transaction(() => closeBudget(store, of, at))).toBe(0);
    expect((await budget('whole')).award).toBe(700);
    expect(balance(await store.postings.find({ projectId: 'whole' }), 'award/whole')).toBe(0);
  });

  it('of an annulled award goes back to the pool with what was withheld and what came back; what did not come back stays', async () => {
    await open('annulled', 1_000);
    const at = new Date(NOW).toISOString();
    const of = { programmeId: 'g', projectId: 'annulled' };
    const poolOf = async () => balance(await store.postings.find({ programmeId: 'g' }), 'pool/g');
    const before = await poolOf();
    const [out, back] = [order('annulled', 't1', 500), order('annulled', 'return', 400)];
    for (const tranche of ['t1', 'return'])
      await store.disbursements.put(`annulled/${tranche}`, {
        paymentKey: `disbursement/annulled/${tranche}`,
      });
    await reserveNow(out);
    await postPayment(deps(), { step: step(out, 'post', 'paid'), order: out, settled: 500 });
    const returned = { ...back, direction: 'back' as const };
    await postPayment(deps(), { step: step(back, 'post', 'returned'), order: returned, settled: 400 });
    for (const one of [out, returned])
      await bank.send({
        ...one,
        key: `disbursement/annulled/${one.tranche}`,
        ...{ payerId: 'b', payeeId: 'o', purpose: '' },
      });
    const withheld = { ...of, tranche: 't2', amount: 300 };
    await withholdTranche(deps(), { step: step(order('annulled', 't2', 300), 'withhold'), ...withheld });
    for (let n = 0; n < 2; n += 1)
      expect(await store.transaction(() => annulBudget(store, of, at))).toBe(100);
    expect(await budget('annulled')).toMatchObject({ award: 100, paid: 100, returned: 0, withheld: 0 });
    expect((await poolOf()) - before).toBe(900);
  });
});

describe('reconciliation', () => {
  it('opens one task for what the bank and the ledger disagree on, and closes it once they agree', async () => {
    await store.programmes.put('g', { bureauId: 'b' });
    const postings = await store.postings.find({});
    expect(ledgerSum(postings)).toBe(0);
    expect(unbalancedPostings(postings)).toEqual([]);
    // The bank of this test never saw the payment that was posted above.
    const found = await reconcile(deps(), { beat: false });
    expect(found.differences.map((one) => one.kind)).toEqual(['posted-not-settled']);
    await reconcile(deps(), { beat: false });
    const tasks = () => store.tasks.find({ what: 'ledger.reconcile', status: 'open' });
    expect(await tasks()).toMatchObject([{ role: 'bureau-finance', organisationId: 'b', programmeId: 'g' }]);
    expect(await store.journal.count({ stream: 'reconciliation/g' })).toBe(1);
    await bank.send({
      ...order('twice', 't1', 400),
      key: 'disbursement/twice/t1',
      payerId: 'b',
      payeeId: 'o',
      purpose: '',
    });
    expect((await reconcile(deps(), { beat: false })).differences).toEqual([]);
    expect(await tasks()).toEqual([]);
  });
});
