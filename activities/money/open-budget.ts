import { available } from '../../domain/money/budget-rules';
import type { Fen } from '../../domain/money/fen';
import { appropriate, award, backToPool, unaward } from '../../domain/money/ledger';
import type { LedgerPosting } from '../../domain/money/ledger-posting';
import { Fault } from '../../domain/record/fault';
import type { Store } from '../../domain/record/store';
import { post } from './post';

/** Sets a programme's money aside in the ledger. Inside the caller's transaction; a second call changes nothing. */
export async function appropriateProgramme(
  store: Store,
  programmeId: string,
  amount: Fen,
  at: string,
): Promise<void> {
  await postOnce(store, appropriate(programmeId, amount, at));
}

/** Opens a project's budget with its award. Inside the caller's transaction; a second call changes nothing. */
export async function openBudget(
  store: Store,
  of: { programmeId: string; projectId: string; award: Fen },
  at: string,
): Promise<void> {
  const { programmeId, projectId } = of;
  if (await store.budgets.get(projectId)) return;
  await store.budgets.insert({
    id: projectId,
    programmeId,
    award: of.award,
    reserved: 0,
    paid: 0,
    returned: 0,
    withheld: 0,
  });
  await postOnce(store, award({ programmeId, projectId, amount: of.award, at }));
}

/** Adds an approved supplement to the award. Inside the caller's transaction; once for each change request. */
export async function raiseAward(
  store: Store,
  of: { programmeId: string; projectId: string; changeId: string; amount: Fen },
  at: string,
): Promise<void> {
  const posted = await postOnce(store, award({ ...of, at }, `award/${of.changeId}`));
  if (posted && !(await store.budgets.add({ id: of.projectId }, { award: of.amount }))) {
    throw new Fault('not-found', { en: `project ${of.projectId} has no budget`, zh: '这个项目还没有资金账' });
  }
}

/**
 * Gives what a project that has ended can no longer get back to the pool: the award shrinks to what was reserved,
 * paid and withheld. Inside the caller's transaction; a second call changes nothing.
 * @returns how much went back
 */
export async function closeBudget(
  store: Store,
  of: { programmeId: string; projectId: string },
  at: string,
): Promise<Fen> {
  const budget = await store.budgets.get(of.projectId);
  const left = budget ? available(budget) : 0;
  if (left === 0) return 0;
  if (!(await postOnce(store, unaward({ ...of, amount: left, at })))) return 0;
  await store.budgets.add({ id: of.projectId }, { award: -left });
  return left;
}

/**
 * The same where the award was annulled: what was withheld and what came back goes to the pool too, so that the next in
 * rank can have it. Inside the caller's transaction; a second call changes nothing.
 * @returns what was paid and could not be had back: the budget, and the project, are that much
 */
export async function annulBudget(
  store: Store,
  of: { programmeId: string; projectId: string },
  at: string,
): Promise<Fen> {
  await closeBudget(store, of, at);
  const budget = await store.budgets.need(of.projectId);
  const { withheld, returned } = budget;
  for (const [from, amount] of Object.entries({ withheld, returned }) as ['withheld' | 'returned', Fen][])
    if (amount > 0) await postOnce(store, backToPool({ ...of, amount, at }, from));
  const back = { award: -withheld - returned, paid: -returned, returned: -returned, withheld: -withheld };
  if (back.award !== 0) await store.budgets.add({ id: of.projectId }, back);
  return budget.paid - returned;
}

async function postOnce(store: Store, posting: LedgerPosting): Promise<boolean> {
  if (await store.postings.get(posting.id)) return false;
  await post(store, posting);
  return true;
}
