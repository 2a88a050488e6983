import type { Fen } from '../../domain/money/fen';
import { all } from './api-reads';
import { type CheckFigures, checkFigures } from './check-figures';
import type { Account } from './company';
import type { HttpUser } from './http-user';
import { patiently } from './patiently';
import type { Production } from './production';
import { severalAtOnce } from './several-at-once';
import type { Played, Stage } from './stage';
import type { User } from './user';

const VERIFIED_AT_ONCE = 8;

type Auditor = Account<HttpUser>;

export interface ProjectFigures {
  project: string;
  state: string;
  stages: { [stage: string]: string };
  grades: { [round: string]: { score: number; grade: string } };
  awarded: Fen;
  /** By how much the award was cut because of a grade; absent: it was not. */
  cut?: Fen;
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
  checks: CheckFigures;
}

export interface DemoFigures {
  programmes: ProgrammeFigures[];
  ledgerSum: Fen;
  postings: number;
  journals: { streams: number; entries: number; broken: string[] };
  bank: { orders: number; settled: Fen };
}

/** Everything there is to compare after a demo, read through the API by an auditor. */
export async function figuresOf({ stage, productions }: Played<HttpUser>): Promise<DemoFigures> {
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

export async function auditorOf<U extends User>({ company }: Stage<U>): Promise<Account<U>> {
  const [auditor] = company.addressed({ userId: null, organisationId: null, role: 'auditor' });
  if (!auditor) throw new Error('nobody is an auditor');
  await company.signIn(auditor);
  return auditor;
}

interface ProjectView extends Omit<ProjectFigures, 'project' | 'awarded' | 'cut' | 'returned'> {
  id: string;
  applicationId: string;
  award: Fen;
  cut: Fen;
}

async function programmeFigures(
  stage: Stage,
  production: Production,
  auditor: Auditor,
): Promise<ProgrammeFigures> {
  const codes = new Map([...production.applicationIds].map(([code, id]) => [id, code]));
  const { state } = await auditor.user.get<{ state: string }>(`/programmes/${production.programmeId}`);
  const views = await all<ProjectView>(auditor.user, `/projects?programmeId=${production.programmeId}`);
  const projects: ProjectFigures[] = [];
  let [personTimes, leveraged, answers, satisfied] = [0, 0, 0, 0];
  for (const view of views) {
    const { returned } = await auditor.user.get<{ returned: Fen }>(`/projects/${view.id}/budget`);
    const { stages, grades, cut, paid, withheld } = view;
    const project = codes.get(view.applicationId) ?? view.id;
    projects.push({
      project,
      state: view.state,
      stages,
      grades,
      awarded: view.award,
      ...(cut > 0 && { cut }),
      paid,
      withheld,
      returned,
    });
    for (const report of await all<{ status: string; personTimes: number; leveraged: number }>(
      auditor.user,
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
  const graded = views.map(({ id, grades }) => ({ id, rounds: Object.keys(grades) }));
  stage.say(`${production.example.rulebook.title.zh}: ${projects.length} projects`);
  return {
    programme: production.example.rulebook.title.zh,
    state,
    projects,
    personTimes,
    leveraged,
    answers,
    satisfied: answers === 0 ? null : satisfied / answers,
    checks: await checkFigures(auditor.user, production, graded),
  };
}

async function surveyResult({ user }: Auditor, id: string): Promise<{ valid: number; satisfied: number }> {
  const { answers, result } = await user
    .get<{ answers: number; result: { satisfied: number | null } | null }>(`/surveys/${id}`)
    .catch(() => ({ answers: 0, result: null }));
  return result?.satisfied == null
    ? { valid: 0, satisfied: 0 }
    : { valid: answers, satisfied: result.satisfied };
}

async function verifyJournals(auditor: Auditor): Promise<DemoFigures['journals']> {
  const processes = await all<{ id: string }>(auditor.user, '/processes');
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

/** What the bank has moved. */
export async function bankFigures({ bankUrl }: Stage): Promise<DemoFigures['bank']> {
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
