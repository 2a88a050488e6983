import { post } from '../../activities/money/post';
import { appropriate, award, reserve } from '../../domain/money/ledger';
import { sampleApplication, sampleRulebook } from '../../domain/serve/project-sample.fixture';
import type { MongoStore } from '../../infra/database/mongo-store';
import { enterOrganisation, enterUser } from './api-server';
import { sampleRulebook as completeRulebook } from './sample-rulebook';

/** Two signatures are given by then. */
const SIGNED = '2026-01-05T02:00:00.000Z';
const HASH = 'a'.repeat(64);

/** A project that runs, with its programme, its people and its first payment waiting for approval. */
export async function enterRunningProject(store: MongoStore, title = '邻里照护') {
  const bureau = await enterOrganisation(store, { name: '民政局' });
  const organisation = await enterOrganisation(store, { kind: 'social-organisation', name: '邻里社工' });
  const other = await enterOrganisation(store, { kind: 'social-organisation', name: '别的机构' });
  const agency = await enterOrganisation(store, { kind: 'evaluation-agency', name: '评估所' });
  const { call } = completeRulebook();
  await store.rulebooks.put('hash', { rulebook: { ...sampleRulebook, call } });
  await store.programmes.put('prog', {
    ...{ bureauId: bureau.id, title: { zh: '温馨救助', en: 'Warm help' }, state: 'running' },
    ...{ rulebookHash: 'hash', round: 1, draftedBy: 'x', publishedAt: '2025-11-01T00:00:00.000Z' },
    ...{ closesAt: '2025-12-01T15:59:59.999Z', corrections: [], applications: 1, kind: 'venture' },
    ...{ noticeEndsAt: null, awardedAt: '2025-12-20T00:00:00.000Z', closedAt: null, failure: null },
    ...{ figures: null, continues: null },
  });
  await store.applications.insert({ ...sampleApplication, organisationId: organisation.id });
  const project = {
    ...{ id: 'p1', programmeId: 'prog', applicationId: 'app', organisationId: organisation.id },
    ...{ bureauId: bureau.id, streetId: null, title, lotId: null, rulebookHash: 'hash', state: 'running' },
    award: 1_000_000,
    agreement: {
      documentId: 'd',
      sha256: HASH,
      signatures: [{ userId: 'u', organisationId: organisation.id, at: SIGNED }],
    },
    ...{ startsOn: '2026-01-05', endsOn: '2026-11-04', stages: { agreement: SIGNED, running: SIGNED } },
    ...{ grades: {}, paid: 0, withheld: 0, pausedAt: null, endedAs: null },
  };
  await store.projects.insert(project);
  await store.processes.put('project/p1', {
    ...{ kind: 'project', programmeId: 'prog', projectId: 'p1', state: 'running', steps: 0, head: '' },
    ...{ open: true, startedAt: SIGNED, endedAt: null },
  });
  await enterPayment(store, organisation.id, bureau.id);
  const enter = (of: { id: string }, role: Parameters<typeof enterUser>[2][number]) =>
    enterUser(store, of.id, [role]);
  return {
    hash: HASH,
    editor: await enter(organisation, 'organisation-editor'),
    certifier: await enter(organisation, 'organisation-certifier'),
    officer: await enter(bureau, 'bureau-officer'),
    approver: await enter(bureau, 'bureau-approver'),
    finance: await enter(bureau, 'bureau-finance'),
    auditor: await enter(agency, 'auditor'),
    evaluator: await enter(agency, 'evaluator'),
    stranger: await enter(other, 'organisation-editor'),
  };
}

async function enterPayment(store: MongoStore, organisationId: string, bureauId: string): Promise<void> {
  const of = { programmeId: 'prog', projectId: 'p1', at: SIGNED };
  const budget = { award: 1_000_000, reserved: 500_000, paid: 0, returned: 0, withheld: 0 };
  await store.budgets.put('p1', { programmeId: 'prog', ...budget });
  await post(store, appropriate('prog', 2_000_000, SIGNED));
  await post(store, award({ ...of, amount: 1_000_000 }));
  await post(store, reserve({ ...of, tranche: 't1', amount: 500_000 }));
  await store.disbursements.put('p1/t1', {
    ...{ projectId: 'p1', programmeId: 'prog', organisationId, bureauId, tranche: 't1', direction: 'out' },
    ...{ amount: 500_000, state: 'approving', approvals: [], approversNeeded: 2, attempt: 1 },
    ...{ paymentKey: 'disbursement/p1/t1', bankReference: null, queries: 0, settledAt: null },
    ...{ settledAmount: null, failure: null },
  });
  await store.processes.put('disbursement/p1/t1', {
    ...{ kind: 'disbursement', programmeId: 'prog', projectId: 'p1', state: 'approving', steps: 0 },
    ...{ head: '', open: true, startedAt: SIGNED, endedAt: null },
  });
}

/** A task of somebody's role, overdue when its day is long past. */
export async function enterTask(
  store: MongoStore,
  task: { process: string; key: string; what: string; role: string; due: string; organisationId: string },
): Promise<void> {
  const { process, key, what, role, due, organisationId } = task;
  await store.tasks.put(`${process}#${key}#1`, {
    ...{ workflowId: process, programmeId: 'prog', projectId: 'p1', key, what, role, organisationId },
    ...{ userId: null, deadlineKey: key, due, byDefault: null, at: null, status: 'open' },
    ...{ openedAt: SIGNED, closedAt: null },
  });
}
