import type { Fen } from '../../domain/money/fen';
import type { Account } from './company';
import { patiently } from './patiently';
import type { Played, Production, Stage } from './production';
import { severalAtOnce } from './several-at-once';

const VERIFIED_AT_ONCE = 8;

export interface ProjectFigures {
  project: string;
  state: string;
  stages: { [stage: string]: string };
  grades: { [round: string]: { score: number; grade: string } };
  awarded: Fen;
  paid: Fen;
  withheld: Fen;
  returned: Fen;
}

export interface ProgrammeFigures {
  programme: string;
  state: string;
  projects: ProjectFigures[];
  personTimes: number;
  leveraged: Fen;
  /** Valid answers of all surveys, and the satisfied share of them. */
  answers: number;
  satisfied: number | null;
}

export interface DemoFigures {
  programmes: ProgrammeFigures[];
  ledgerSum: Fen;
  postings: number;
  journals: { streams: number; entries: number; broken: string[] };
  bank: { orders: number; settled: Fen };
}

interface Page<T> {
  items: T[];
  next: string | null;
}

/** Everything there is to compare after a demo, read through the API by an auditor. */
export async function figuresOf({ stage, productions }: Played): Promise<DemoFigures> {
  const auditor = await auditorOf(stage);
  const programmes = [];
  for (const production of productions) programmes.push(await programmeFigures(stage, production, auditor));
  const ledger = await auditor.user.get<{ sum: number; postings: number; unbalanced: string[] }>('/ledger');
  if (ledger.unbalanced.length > 0)
    throw new Error(`postings that do not balance: ${ledger.unbalanced.join(', ')}`);
  return {
    programmes,
    ledgerSum: ledger.sum,
    postings: ledger.postings,
    journals: await verifyJournals(auditor),
    bank: await bankFigures(stage),
  };
}

export async function auditorOf({ company }: Stage): Promise<Account> {
  const [auditor] = company.addressed({ userId: null, organisationId: null, role: 'auditor' });
  if (!auditor) throw new Error('nobody is an auditor');
  await company.signIn(auditor);
  return auditor;
}

async function all<T>({ user }: Account, path: string): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const more = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const page: Page<T> = await user.get(`${path}${path.includes('?') ? '&' : '?'}limit=100${more}`);
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

interface ProjectView extends Omit<ProjectFigures, 'project' | 'awarded' | 'returned'> {
  id: string;
  applicationId: string;
  award: Fen;
}

async function programmeFigures(
  stage: Stage,
  production: Production,
  auditor: Account,
): Promise<ProgrammeFigures> {
  const codes = new Map([...production.applicationIds].map(([code, id]) => [id, code]));
  const { state } = await auditor.user.get<{ state: string }>(`/programmes/${production.programmeId}`);
  const views = await all<ProjectView>(auditor, `/projects?programmeId=${production.programmeId}`);
  const projects: ProjectFigures[] = [];
  let [personTimes, leveraged, answers, satisfied] = [0, 0, 0, 0];
  for (const view of views) {
    const { returned } = await auditor.user.get<{ returned: Fen }>(`/projects/${view.id}/budget`);
    const { stages, grades, paid, withheld } = view;
    const project = codes.get(view.applicationId) ?? view.id;
    projects.push({
      project,
      state: view.state,
      stages,
      grades,
      awarded: view.award,
      paid,
      withheld,
      returned,
    });
    for (const report of await all<{ status: string; personTimes: number; leveraged: number }>(
      auditor,
      `/projects/${view.id}/reports`,
    )) {
      if (report.status !== 'accepted') continue;
      personTimes += report.personTimes;
      leveraged += report.leveraged;
    }
    for (const round of Object.keys(grades)) {
      const result = await surveyResult(auditor, `${view.id}-${round}`);
      answers += result.valid;
      satisfied += result.valid * result.satisfied;
    }
  }
  projects.sort((a, b) => (a.project < b.project ? -1 : 1));
  stage.say(`${production.example.rulebook.title.zh}: ${projects.length} projects`);
  return {
    programme: production.example.rulebook.title.zh,
    state,
    projects,
    personTimes,
    leveraged,
    answers,
    satisfied: answers === 0 ? null : satisfied / answers,
  };
}

async function surveyResult({ user }: Account, id: string): Promise<{ valid: number; satisfied: number }> {
  const { answers, result } = await user
    .get<{ answers: number; result: { satisfied: number | null } | null }>(`/surveys/${id}`)
    .catch(() => ({ answers: 0, result: null }));
  return result?.satisfied == null
    ? { valid: 0, satisfied: 0 }
    : { valid: answers, satisfied: result.satisfied };
}

async function verifyJournals(auditor: Account): Promise<DemoFigures['journals']> {
  const processes = await all<{ id: string }>(auditor, '/processes');
  const broken: string[] = [];
  let entries = 0;
  await severalAtOnce(processes, VERIFIED_AT_ONCE, async ({ id }) => {
    const verdict = await auditor.user.get<{ whole: boolean; entries?: number; why?: string }>(
      `/journal/verify?stream=${encodeURIComponent(id)}`,
    );
    entries += verdict.entries ?? 0;
    if (!verdict.whole) broken.push(`${id}: ${verdict.why}`);
  });
  return { streams: processes.length, entries, broken };
}

async function bankFigures({ bankUrl }: Stage): Promise<DemoFigures['bank']> {
  const ask = <T>(path: string) =>
    patiently(async () => (await (await fetch(`${bankUrl}${path}`)).json()) as T);
  const orders = await ask<unknown[]>('/orders');
  let settled = 0;
  for (let after: string | null = '0'; after !== null; ) {
    const page: { entries: { amount: Fen; direction: 'out' | 'back' }[]; next: string | null } = await ask(
      `/statement?after=${after}`,
    );
    for (const { amount, direction } of page.entries) settled += direction === 'out' ? amount : -amount;
    after = page.next;
  }
  return { orders: orders.length, settled };
}
