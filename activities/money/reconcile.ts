import { heartbeat } from '@temporalio/activity';
import type { StatementEntry } from '../../domain/money/bank-port';
import { type Difference, differences } from '../../domain/money/reconciliation';
import { canonicalJson } from '../../domain/record/canonical-json';
import { civilDate } from '../../domain/record/civil-date';
import { businessInstant } from '../../domain/record/clock';
import type { Json } from '../../domain/record/journal';
import { BY_RULE } from '../../domain/record/party';
import type { ActivityDeps } from '../deps';
import { readClock, recordStep } from '../record/record-step';

export interface ReconciliationResult {
  settled: number;
  postings: number;
  differences: Difference[];
}

type ReconcileDeps = Pick<ActivityDeps, 'store' | 'now' | 'sha256' | 'bank'>;

const TASK = 'ledger.reconcile';

/**
 * Compares the bank's statement with the ledger. Differences are journalled once for each programme and day, with a
 * task for its finance officers; finding the same ones again changes
 * nothing. The task closes by itself once a later comparison finds no difference.
 */
export async function reconcile(
  deps: ReconcileDeps,
  input: { beat?: boolean },
): Promise<ReconciliationResult> {
  const { store } = deps;
  const beat = input.beat === false ? () => undefined : () => heartbeat();
  // The statement first: what is posted while it is read cannot look as if it were missing.
  const statement = await wholeStatement(deps, beat);
  const books = await store.transaction(async () => ({
    statement,
    postings: await store.postings.find({}),
    budgets: await store.budgets.find({}),
    disbursements: await store.disbursements.find({}),
  }));
  beat();
  const settled = new Set(statement.map((one) => one.key));
  const found = await settledMeanwhile(deps, differences(books), settled);
  const groups = byProgramme(found);
  for (const open of await store.tasks.find({ status: 'open', what: TASK })) {
    if (!groups.has(open.programmeId)) groups.set(open.programmeId, []);
  }
  for (const [programmeId, ofProgramme] of groups) {
    await report(deps, programmeId, ofProgramme);
    beat();
  }
  return { settled: statement.length, postings: books.postings.length, differences: found };
}

async function wholeStatement({ bank }: ReconcileDeps, beat: () => void): Promise<StatementEntry[]> {
  const entries: StatementEntry[] = [];
  for (let after: string | null = null; ; ) {
    const page = await bank.statement(after);
    entries.push(...page.entries);
    beat();
    if (page.next === null) return entries;
    after = page.next;
  }
}

/** A payment that settled and was posted after the statement had been read is no difference: the bank is asked. */
async function settledMeanwhile(
  { bank }: ReconcileDeps,
  found: Difference[],
  settled: ReadonlySet<string>,
): Promise<Difference[]> {
  const kept: Difference[] = [];
  for (const one of found) {
    const key = one.ref.replace(/#(pay|return)$/, '');
    const now = one.kind === 'posted-not-settled' && !settled.has(key) ? await bank.query(key) : null;
    if (now?.status !== 'settled' || now.amount !== one.expected) kept.push(one);
  }
  return kept;
}

function byProgramme(found: Difference[]): Map<string, Difference[]> {
  const groups = new Map<string, Difference[]>();
  for (const one of found) {
    const programmeId = one.programmeId ?? 'none';
    groups.set(programmeId, [...(groups.get(programmeId) ?? []), one]);
  }
  return groups;
}

async function report(deps: ReconcileDeps, programmeId: string, found: Difference[]): Promise<void> {
  const { store } = deps;
  const stream = `reconciliation/${programmeId}`;
  const at = businessInstant(await readClock(store), deps.now());
  const facts = found.map((one): Json => ({ ...one }));
  const digest = deps.sha256(canonicalJson(facts)).slice(0, 12);
  const programme = await store.programmes.get(programmeId);
  await recordStep(deps, {
    key: `${stream}#${civilDate(at)}:${digest}`,
    process: { workflowId: stream, kind: 'reconciliation', programmeId },
    decision: found.length > 0 ? 'find-differences' : 'find-agreement',
    state: found.length > 0 ? 'differs' : 'agrees',
    final: true,
    actor: BY_RULE,
    facts: { differences: facts },
    closeTasks: [{ key: 'reconcile', as: 'done' }],
    openTasks:
      programme && found.length > 0
        ? [
            {
              key: 'reconcile',
              what: TASK,
              for: { role: 'bureau-finance', organisationId: programme.bureauId },
              at: '/ledger/reconciliation',
            },
          ]
        : [],
  });
}
