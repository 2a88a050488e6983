import { payKey } from '../domain/money/ledger';
import { paymentKey } from '../domain/money/payment-key';
import { workflowId } from '../domain/record/workflow-id';
import { loadExample } from '../examples/load-example';
import { apiCast } from '../examples/play/cast';
import { doTask } from '../examples/play/do-task';
import { auditorOf, type DemoFigures, figuresOf } from '../examples/play/figures';
import type { HttpUser } from '../examples/play/http-user';
import { arrangeFault } from '../examples/play/money-acts';
import { perform } from '../examples/play/play';
import type { OpenTask, ProjectOnStage } from '../examples/play/production';
import { setStage } from '../examples/play/set-stage';
import type { Played } from '../examples/play/stage';
import type { Example } from '../examples/types';
import { temporaryFolder } from '../infra/engines/run-engine';
import { type Journal, journalOf } from './kill/journal-of';
import { processTable } from './kill/running-demo';
import { ADMINISTRATOR, type RunningService, startService } from './kill/running-service';
import { killHard } from './setup/program';
import { until } from './setup/until';

const TRANCHE = 'first';
/** Its bank takes the order and answers it too late. */
const UNANSWERED = 'gz-1';
/** Its bank takes the order, answers, and then does not say for a while whether it is settled. */
const UNSETTLED = 'gz-2';

interface Disbursement {
  state: string;
  amount: number;
  settledAmount: number | null;
}

const folder = temporaryFolder();
let service: RunningService;
let played: Played<HttpUser>;
let stateWhenKilled: { [application: string]: string };
let figures: DemoFigures;

beforeAll(async () => {
  service = await startService(folder.path);
  played = await playUntilPayments();
  await sendBoth();
  await killWorker();
  for (const application of [UNANSWERED, UNSETTLED]) {
    await until(`${application} is paid`, async () => (await state(application)) === 'paid', 120_000);
  }
  await played.stage.director.advance({ to: played.stage.now() });
  figures = await figuresOf(played);
}, 300_000);

afterAll(async () => {
  service?.program.child.kill('SIGTERM');
  await service?.program.ended;
  folder.remove();
}, 60_000);

describe('a worker that is killed in the middle of two disbursements', () => {
  it('leaves one order unanswered and the other unsettled', () => {
    expect(stateWhenKilled).toEqual({ [UNANSWERED]: 'sending', [UNSETTLED]: 'accepted' });
    expect(service.program.output()).toContain('worker ended (signal SIGKILL). Starting it again');
  });

  it.each([UNANSWERED, UNSETTLED])(
    'has submitted the order of %s to the bank once in the end',
    async (application) => {
      expect((await bankOrders()).filter(({ key }) => key === keyOf(application))).toEqual([
        { key: keyOf(application), submissions: 1 },
      ]);
    },
  );

  it.each([UNANSWERED, UNSETTLED])('has posted the payment of %s once in the end', async (application) => {
    const { id: projectId, award } = project(application);
    const { amount, settledAmount } = await disbursement(application);
    const paid = `paid/${projectId}`;
    const postings = (await postingsOf(projectId)).filter(({ lines }) =>
      lines.some(({ account }) => account === paid),
    );
    expect(postings.map(({ id }) => id)).toEqual([payKey({ projectId, tranche: TRANCHE })]);
    expect(postings[0]?.lines).toContainEqual({ account: paid, amount });
    expect(settledAmount).toBe(amount);
    expect(await budget(projectId)).toMatchObject({ award, paid: amount, reserved: 0, returned: 0 });
  });

  it.each([
    [UNANSWERED, ['lose-answer', 'post']],
    [UNSETTLED, ['accept', 'post']],
  ])('has each decision of %s in its journal once', async (application, afterSending) => {
    const { decisions, verdict } = await journal(application);
    const approvals = decisions.filter((one) => one === 'approve');
    expect(decisions).toEqual(['reserve', ...approvals, 'clear', ...afterSending]);
    expect(verdict).toMatchObject({ whole: true, entries: decisions.length });
  });

  it('leaves a ledger that sums to zero, journals that are whole, and a bank that moved what is posted', async () => {
    const paid = figures.programmes.flatMap(({ projects }) => projects.map((one) => one.paid));
    expect(figures.ledgerSum).toBe(0);
    expect(figures.journals.broken).toEqual([]);
    expect(figures.bank).toEqual({ orders: 2, settled: paid.reduce((sum, one) => sum + one, 0) });
  });
});

const isPayment = ({ what }: OpenTask) => what.code === 'payment.approve';

/** From the call to the agreements: the first tranches wait for their approvals. */
async function playUntilPayments(): Promise<Played<HttpUser>> {
  const { url, table } = service;
  const stage = await setStage({
    examples: [withLateAnswer(loadExample('guangzhou-venture'))],
    cast: apiCast(url),
    mailUrl: table.sandbox?.mail ?? '',
    bankUrl: table.sandbox?.bank ?? '',
    administrator: ADMINISTRATOR,
    say: () => undefined,
  });
  await perform(stage, isPayment);
  return stage;
}

function withLateAnswer(example: Example): Example {
  const payments: Example['behaviour']['payments'] = [
    { application: UNANSWERED, tranche: TRANCHE, bank: 'answers-late' },
  ];
  return { ...example, behaviour: { ...example.behaviour, payments } };
}

/** Until the bank has both orders, has answered one, and has been asked in vain whether that is settled. */
async function sendBoth(): Promise<void> {
  await arrangeFault(played.stage.bankUrl, {
    keyPattern: `^${keyOf(UNSETTLED)}$`,
    on: 'query',
    kind: 'late',
    times: 4,
  });
  await approve(UNSETTLED);
  await until('the bank has accepted', async () => (await state(UNSETTLED)) === 'accepted');
  await approve(UNANSWERED);
  await until('the bank has the other order', async () =>
    (await bankOrders()).some(({ key }) => key === keyOf(UNANSWERED)),
  );
}

async function approve(application: string): Promise<void> {
  const { stage, productions } = played;
  for (;;) {
    const task = (await stage.director.openTasks()).find(
      (one) => isPayment(one) && one.projectId === project(application).id,
    );
    if (!task) return;
    await doTask(stage, productions[0]!, task);
  }
}

async function killWorker(): Promise<void> {
  const { pid } = processTable(folder.path)!.worker!;
  killHard(pid);
  stateWhenKilled = {
    [UNANSWERED]: await state(UNANSWERED),
    [UNSETTLED]: await state(UNSETTLED),
  };
  await until('the worker runs again', () => {
    const now = processTable(folder.path)?.worker?.pid;
    return now !== undefined && now !== pid;
  });
}

function project(application: string): ProjectOnStage {
  const found = [...played.productions[0]!.projects.values()].find((one) => one.application === application);
  if (!found) throw new Error(`${application} got no project`);
  return found;
}

const keyOf = (application: string) => paymentKey(project(application).id, TRANCHE);

const ask = async <T>(path: string): Promise<T> => (await auditorOf(played.stage)).user.get<T>(path);

const disbursement = (application: string) =>
  ask<Disbursement>(`/disbursements/${project(application).id}/${TRANCHE}`);

const state = async (application: string) => (await disbursement(application)).state;

const budget = (projectId: string) => ask(`/projects/${projectId}/budget`);

const journal = async (application: string): Promise<Journal> =>
  journalOf((await auditorOf(played.stage)).user, workflowId.disbursement(project(application).id, TRANCHE));

interface Posting {
  id: string;
  lines: { account: string; amount: number }[];
}

async function postingsOf(projectId: string): Promise<Posting[]> {
  const path = `/programmes/${played.productions[0]!.programmeId}/postings?projectId=${projectId}&limit=100`;
  return (await ask<{ items: Posting[] }>(path)).items;
}

async function bankOrders(): Promise<{ key: string; submissions: number }[]> {
  const answer = await fetch(`${played.stage.bankUrl}/orders`);
  return (await answer.json()) as { key: string; submissions: number }[];
}
