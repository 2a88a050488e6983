import { civilDate } from '../../domain/record/civil-date';
import { expandService } from '../expand-service';
import type { ExampleApplication, ReportFigures } from '../types';
import type { Account } from './company';
import { type OpenTask, once, type Production, type ProjectOnStage } from './production';
import type { Stage } from './stage';

/** When a project has begun: its household files and needs are entered. */
export async function openLedger(
  stage: Stage,
  production: Production,
  project: ProjectOnStage,
): Promise<boolean> {
  return once(production, `ledger ${project.id}`, async () => {
    const { households } = needsOf(production, project);
    const lot = production.example.rulebook.funding.lots?.find(
      ({ id }) => id === applicationOf(production, project).lot,
    );
    const { user } = await stage.company.somebody(project.organisationId, 'organisation-editor');
    const today = civilDate(stage.now());
    const files = households.map(({ needs: _, ...file }) => ({
      ...file,
      streetCode: lot?.streetCode ?? 'city',
      openedOn: today,
      updatedOn: today,
    }));
    await user.post(`/projects/${project.id}/households/import`, { rows: files });
    const needs = households.flatMap(({ code, needs: all }) =>
      all.map((need) => {
        const [kind, service] = need.split(':');
        return { householdCode: code, kind, service, recordedOn: today };
      }),
    );
    await user.post(`/projects/${project.id}/needs/import`, { rows: needs });
  });
}

function needsOf({ example }: Production, project: ProjectOnStage) {
  return example.needs.find((one) => one.applications.includes(project.application)) ?? { households: [] };
}

/** Enters the visits and activities up to today that were not entered before. */
export async function recordService(
  stage: Stage,
  production: Production,
  project: ProjectOnStage,
): Promise<void> {
  if (project.startsOn === null) return;
  const plan = production.example.service.find((one) => one.application === project.application);
  const codes = needsOf(production, project).households;
  const today = civilDate(stage.now());
  const rows = expandService(
    plan?.lines ?? [],
    project.startsOn,
    codes.map(({ code }) => code),
  )
    .map((row, n) => ({ row, mark: `service ${project.id} ${n}` }))
    .filter(({ row, mark }) => row.on <= today && !production.done.has(mark));
  for (const { mark } of rows) production.done.add(mark);
  if (rows.length === 0) return;
  const { user } = await stage.company.somebody(project.organisationId, 'organisation-editor');
  await user.post(`/projects/${project.id}/services/import`, { rows: rows.map(({ row }) => row) });
}

/** How the editor hands a report in; a returned one goes in again with what was asked for. */
export async function submitReport(
  stage: Stage,
  production: Production,
  project: ProjectOnStage,
  task: OpenTask,
  { user }: Account,
): Promise<void> {
  const reportId = task.key.split('/')[1] ?? '';
  await recordService(stage, production, project);
  const figures = production.example.service
    .find((one) => one.application === project.application)
    ?.reports.find(({ report }) => report === reportId);
  if (!figures) throw new Error(`no figures for ${reportId} of ${project.application}`);
  const { needsMet } = figures;
  if (needsMet !== undefined)
    await once(production, `needs ${project.id}`, () => settleNeeds(user, project, needsMet));
  const voucher = await user.upload(
    '/documents',
    { purpose: `report/${reportId}`, projectId: project.id },
    'vouchers.txt',
    VOUCHERS,
  );
  const body = reportBody(
    agreedApplication(production, project),
    figures,
    lastDay(project, civilDate(stage.now())),
    voucher.id,
  );
  const { version } = await user.put<{ version: number }>(
    `/projects/${project.id}/reports/${reportId}`,
    body,
  );
  await user.post(`/projects/${project.id}/reports/${reportId}/submit`, { version });
}

/** Says which needs are met by now: the ledger takes in again what it gave out, with what became of it. */
async function settleNeeds(user: Account['user'], project: ProjectOnStage, met: number): Promise<void> {
  const needs = await user.reads.openNeeds(project.id);
  const rows = needs
    .slice(0, Math.round(needs.length * met))
    .map(({ householdCode, kind, service, recordedOn }) => ({
      ...{ householdCode, kind, service, recordedOn, status: 'met' },
    }));
  if (rows.length > 0) await user.post(`/projects/${project.id}/needs/import`, { rows });
}

/** The application with the budget as approved shifts have left it. */
function agreedApplication(production: Production, project: ProjectOnStage): ExampleApplication {
  const application = applicationOf(production, project);
  const shifts = production.example.behaviour.changes
    .filter(
      ({ application: code, kind, approved }) =>
        code === project.application && kind === 'budget-shift' && approved,
    )
    .flatMap((change) => changeBody(application, project, change).shifts);
  const moved = (lineId: string) =>
    shifts.filter(({ budgetLineId }) => budgetLineId === lineId).reduce((sum, { by }) => sum + by, 0);
  return {
    ...application,
    budget: application.budget.map((line) => ({ ...line, amount: line.amount + moved(line.id) })),
  };
}

/** Expenses are entered under the last day of their period, which ends with the project. */
function lastDay({ endsOn }: ProjectOnStage, today: string): string {
  return endsOn !== null && endsOn < today ? endsOn : today;
}

const VOUCHERS =
  '凭证清单：发票、签到表、发放记录（示例）。\nVouchers: invoices, attendance sheets, hand-over records (sample).\n';

function reportBody(
  application: ExampleApplication,
  figures: ReportFigures,
  today: string,
  voucherDocumentId: string,
) {
  return {
    sections: Object.entries(figures.sections).map(([code, text]) => ({ code, text })),
    outputs: application.deliverables.map(({ id, count }) => ({
      deliverableId: id,
      done: Math.round(count * figures.outputs),
      note: '',
    })),
    expenses: application.budget
      .map(({ id, item, amount }) => ({
        budgetLineId: id,
        on: today,
        amount: Math.floor(amount * figures.spent),
        what: item,
        voucherDocumentId,
      }))
      .filter(({ amount }) => amount > 0),
    leveraged: figures.leveraged,
    personTimes: figures.personTimes,
    documents: [voucherDocumentId],
  };
}

export async function certifyReport(
  project: ProjectOnStage,
  task: OpenTask,
  { user }: Account,
): Promise<void> {
  const reportId = task.key.split('/')[1] ?? '';
  const { version } = await user.reads.report(project.id, reportId, 'certify');
  await user.post(`/projects/${project.id}/reports/${reportId}/certify`, { version });
}

/** The bureau accepts, or returns one section once with its reason. */
export async function reviewReport(
  production: Production,
  project: ProjectOnStage,
  task: OpenTask,
  { user }: Account,
): Promise<void> {
  const reportId = task.key.split('/')[1] ?? '';
  const { version, sections } = await user.reads.report(project.id, reportId, 'review');
  const script = reportScript(production, project, reportId);
  const returned = production.done.has(`returned ${project.id} ${reportId}`)
    ? null
    : (script?.returned ?? null);
  production.done.add(`returned ${project.id} ${reportId}`);
  await user.post(`/projects/${project.id}/reports/${reportId}/review`, {
    version,
    sections: sections.map((code) =>
      code === returned?.section
        ? { code, verdict: 'returned', reason: returned.reason }
        : { code, verdict: 'accepted' },
    ),
  });
}

export function reportScript({ example }: Production, project: ProjectOnStage, reportId: string) {
  return example.behaviour.reports.find(
    (one) => one.application === project.application && one.report === reportId,
  );
}

/** Changes that the organisation asks for, once the project runs. */
export async function requestChanges(
  stage: Stage,
  production: Production,
  project: ProjectOnStage,
): Promise<boolean> {
  const acted: boolean[] = [];
  const wanted = production.example.behaviour.changes.filter(
    (one) => one.application === project.application,
  );
  for (const change of wanted) {
    const ask = async () => {
      const { user } = await stage.company.somebody(project.organisationId, 'organisation-editor');
      await user.post(
        `/projects/${project.id}/changes`,
        changeBody(applicationOf(production, project), project, change),
      );
    };
    acted.push(await once(production, `change ${project.id} ${change.reason}`, ask));
  }
  return acted.includes(true);
}

function changeBody(
  application: ExampleApplication,
  project: ProjectOnStage,
  { kind, percent, reason, ground }: Production['example']['behaviour']['changes'][number],
) {
  const asked = { kind, reason, ...(ground && { ground }) };
  const [largest, next] = application.budget
    .filter(({ source }) => source === 'grant')
    .sort((a, b) => b.amount - a.amount);
  if (!largest || !next) throw new Error(`${application.code} has fewer than two budget lines`);
  if (kind === 'supplement') {
    const supplement = Math.floor((project.award * percent) / 100);
    return { ...asked, supplement, shifts: [{ budgetLineId: largest.id, by: supplement }] };
  }
  const by = Math.floor((next.amount * percent) / 100);
  return {
    ...asked,
    shifts: [
      { budgetLineId: next.id, by: -by },
      { budgetLineId: largest.id, by },
    ],
  };
}

export async function decideChange(
  production: Production,
  project: ProjectOnStage,
  task: OpenTask,
  { user }: Account,
): Promise<void> {
  const changeId = task.key.split('/')[1] ?? '';
  const reason = await user.reads.change(project.id, changeId);
  const script = production.example.behaviour.changes.find((one) => one.reason === reason);
  const approved = script?.approved ?? true;
  await user.post(`/projects/${project.id}/changes/${changeId}/decide`, {
    verdict: approved ? 'approved' : 'refused',
    reason: approved ? '理由充分，同意。' : '超出本年度预算安排，不予同意。',
  });
}

export function applicationOf({ example }: Production, project: ProjectOnStage): ExampleApplication {
  const application = example.applications.find(({ code }) => code === project.application);
  if (!application) throw new Error(`no application ${project.application}`);
  return application;
}
