import { workflowId } from '../../../domain/record/workflow-id';
import { page } from './page';
import { deadlineRows, journalRows } from './process-rows';
import { linksOfProject } from './subject-links';

/** A project: stages, who holds the ball, grades, money, documents, journal. */
export const projectPage = page({
  path: '/projects/:projectId',
  right: 'GET /projects/:projectId',
  template: 'record/project-page',
  async show(context) {
    const { services, params, t, code, time, day, money, number, desk } = context;
    const { store } = services;
    const id = String(params.projectId);
    const of = { projectId: id };
    const project = await store.projects.need(id);
    const organisation = await store.organisations.get(project.organisationId);
    const programme = await store.programmes.need(project.programmeId);
    const processes = await store.processes.find(of, { sort: { startedAt: 1 }, limit: 100 });
    const payments = await store.disbursements.find(of, { sort: { id: 1 } });
    const documents = await store.documents.find(of, { sort: { at: -1 }, limit: 100 });
    const readsJournal = await desk.may('GET /journal', {}, { stream: workflowId.project(id) });
    return {
      title: project.title,
      crumbs: [{ text: context.own(programme.title), href: `/programmes/${programme.id}` }],
      links: await linksOfProject(context, id),
      facts: [
        [t('people.organisation'), organisation?.name ?? '—'],
        [t('record.state'), code(project.state)],
        [t('serve.runs'), [project.startsOn, project.endsOn].map((on) => (on ? day(on) : '—')).join(' – ')],
        [t('money.award'), money(project.award)],
        [t('money.paid'), money(project.paid)],
        [t('money.withheld'), money(project.withheld)],
      ].map(([key, value]) => ({ key: { text: key }, value: { text: value } })),
      stages: Object.entries(project.stages).map(([stage, at]) => ({
        stage: code(stage),
        at: time(String(at)),
      })),
      grades: Object.entries(project.grades).map(([round, { score, grade }]) => ({
        round: code(round),
        score: number(score),
        grade,
      })),
      deadlines: await deadlineRows(context, of),
      payments: {
        caption: t('money.payments'),
        captionClasses: 'govuk-table__caption--m',
        head: [
          ...['money.tranche', 'record.state', 'money.settled'].map((key) => ({ text: t(key) })),
          { text: t('money.amount'), format: 'numeric' },
        ],
        rows: payments.map((one) => [
          { text: one.tranche },
          { text: code(one.state) },
          { text: one.settledAt ? time(one.settledAt) : '—' },
          { text: money(one.amount), format: 'numeric' },
        ]),
      },
      documents: documents.map((one) => ({
        href: `/api/v1/documents/${one.id}/content`,
        name: one.fileName,
        at: time(one.at),
      })),
      journal: readsJournal
        ? await journalRows(
            context,
            processes.map((one) => one.id),
          )
        : null,
    };
  },
});
