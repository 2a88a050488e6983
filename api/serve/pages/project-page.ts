import type { z } from 'zod';
import { workflowId } from '../../../domain/record/workflow-id';
import type { budgetView } from '../../money/money-schemas';
import { type PageContext, page } from '../../record/pages/page';
import { journalRows } from '../../record/pages/process-rows';
import { linksOfProject } from '../../record/pages/subject-links';
import { deadlinesTable, deliverablesTable, reportsTable, trackView, tranchesTable } from './course-tables';
import { statesPicture, timePicture } from './project-pictures';
import { evaluationsOf, findingsTable } from './project-results';
import { type Course, type DocumentLine, factsOf, type Project, theCourse, theProject } from './the-project';

/** A project: where it stands, who must act, what comes next, its money, results, papers and journal. */
export const projectPage = page({
  path: '/projects/:projectId',
  right: 'GET /projects/:projectId',
  template: 'serve/project-page',
  async mark({ services: { store }, params }) {
    const processes = await store.processes.find(
      { projectId: String(params.projectId) },
      { sort: { id: 1 }, limit: 500 },
    );
    return processes.map(({ id, steps, state }) => `${id} ${steps} ${state}`).join();
  },
  async show(context) {
    const { t, own, code, decided } = context;
    const [project, course] = await Promise.all([theProject(context), theCourse(context)]);
    const { id, programmeId } = project;
    const [deadlines, reports, tranches, evaluations, findings] = await Promise.all([
      deadlinesTable(context, course),
      reportsTable(context, course),
      tranchesTable(context, course),
      evaluationsOf(context, id),
      findingsTable(context, course),
    ]);
    return {
      title: project.title,
      crumbs: [{ text: own(course.programme), href: `/programmes/${programmeId}` }],
      links: await linksOfProject(context, id),
      facts: await projectFacts(context, project, course),
      track: trackView(context, course),
      time: await timePicture(
        context,
        project,
        course,
        (evaluations ?? []).map(({ span }) => span),
      ),
      states: statesPicture(context, project),
      next: nextWords(context, course),
      standing: t('serve.stands', { state: own(course.state) }),
      waysOut: course.ways.map(({ decision, to }) =>
        t('record.way', { decision: decided(decision), state: own(to) }),
      ),
      deadlines,
      reports,
      deliverables: deliverablesTable(context, course),
      tranches,
      moneyFacts: await moneyFacts(context, project),
      showsEvaluations: evaluations !== null,
      evaluations: evaluations ?? [],
      findings,
      charged: Object.entries(project.chargedDays).map(([party, { days, workingDays }]) =>
        t('serve.charged', { party: code(party), days, workingDays }),
      ),
      documents: await documentsOf(context, id),
      journal: await journalOf(context, id),
    };
  },
});

async function projectFacts(
  { t, own, day, time, number, desk }: PageContext,
  project: Project,
  course: Course,
) {
  const { id, startsOn, endsOn, pausedAt, grades, stopped, stayed, annulled } = project;
  const hasAgreement = await desk.seeIf('/projects/:projectId/agreement', { projectId: id });
  const grade = Object.entries(grades).map(([round, one]) => {
    const title = course.rounds.find((known) => known.round === round)?.title;
    const named = course.grades.find((known) => known.grade === one.grade)?.title;
    return `${title ? own(title) : round} ${number(one.score)} ${named ? own(named) : one.grade}`;
  });
  return factsOf([
    [t('people.organisation'), course.organisation],
    [t('record.state'), own(course.state)],
    [t('serve.runs'), startsOn && endsOn ? `${day(startsOn)} – ${day(endsOn)}` : t('serve.not-begun')],
    [t('serve.paused-since'), pausedAt === null ? null : time(pausedAt)],
    [t('serve.stopped'), stopped && t(`serve.stopped-${stopped.because}`)],
    [t('match.complaint'), stayed ? t('serve.stayed') : annulled ? t('serve.annulled') : null],
    [t('serve.grades'), grade.join(' · ') || null],
    [t('serve.agreement'), hasAgreement ? t('serve.read-agreement') : null, `/projects/${id}/agreement`],
  ]);
}

/** Who acts next, and when money can arrive: one sentence each. */
function nextWords({ t, own, time, day }: PageContext, { deadlines, tranches, reports }: Course): string[] {
  const [first] = deadlines;
  const money = tranches.find(({ status }) => status === 'under-way' || status === 'waiting');
  const report = reports.find(({ status }) => status === 'due');
  const lines: string[] = [];
  if (first) {
    const what = first.what.map(own).join(t('record.and')) || own(first.byDefault);
    lines.push(t('serve.next-act', { party: own(first.party), what, due: time(first.due) }));
  }
  if (report?.about) {
    lines.push(t('serve.next-report', { report: own(report.title), day: day(report.about) }));
  }
  if (money?.status === 'under-way') lines.push(t('serve.money-under-way', { tranche: own(money.title) }));
  if (money?.status === 'waiting') {
    lines.push(
      money.earliest === null
        ? t('serve.money-not-known', { tranche: own(money.title) })
        : t('serve.money-not-before', { tranche: own(money.title), day: day(money.earliest) }),
    );
  }
  return lines;
}

/** The award and what became of it; with the budget for those who may see it. */
async function moneyFacts({ t, money, desk }: PageContext, project: Project) {
  const { id, award, supplements, cut, paid, withheld } = project;
  const budget = await desk.seeIf<z.output<typeof budgetView>>('/projects/:projectId/budget', {
    projectId: id,
  });
  return factsOf([
    [t('money.award'), money(award)],
    [t('money.supplements'), supplements > 0 ? money(supplements) : null],
    [t('money.cut'), cut > 0 ? money(cut) : null],
    [t('money.paid'), money(paid)],
    [t('money.withheld'), money(withheld)],
    [t('money.reserved'), budget ? money(budget.reserved) : null],
    [t('money.returned'), budget ? money(budget.returned) : null],
    [t('money.available'), budget ? money(budget.available) : null],
    [t('money.budget'), budget ? t('money.see-spending') : null, `/projects/${id}/budget`],
  ]);
}

async function documentsOf({ desk, time }: PageContext, projectId: string) {
  const found = await desk.seeIf<{ items: DocumentLine[] }>(
    '/projects/:projectId/documents',
    { projectId },
    { limit: '100' },
  );
  return (found?.items ?? []).map(({ id, fileName, at }) => ({
    href: `/api/v1/documents/${id}/content`,
    name: fileName,
    at: time(at),
  }));
}

async function journalOf(context: PageContext, projectId: string) {
  const { desk, services } = context;
  if (!(await desk.may('GET /journal', {}, { stream: workflowId.project(projectId) }))) return null;
  const processes = await services.store.processes.find(
    { projectId },
    { sort: { startedAt: 1 }, limit: 100 },
  );
  const streams = processes.map(({ id }) => id);
  return journalRows(context, streams);
}
