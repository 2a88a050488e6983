import { workflowId } from '../../../domain/record/workflow-id';
import type { ProjectRecord } from '../../../domain/serve/project-record';
import { gradeTitles } from '../grade-titles';
import { stackedMoney } from './charts/stacked-money';
import { type PageContext, page } from './page';
import { deadlineRows, journalRows } from './process-rows';
import { linksOfProgramme } from './subject-links';

/** A programme: where it stands, who must act by when, its projects with their money, its journal. */
export const programmePage = page({
  path: '/programmes/:programmeId',
  right: 'GET /programmes/:programmeId',
  template: 'record/programme-page',
  async show(context) {
    const { services, params, t, own, code, time, money, desk } = context;
    const { store } = services;
    const id = String(params.programmeId);
    const programme = await store.programmes.need(id);
    const projects = await store.projects.find({ programmeId: id }, { sort: { id: 1 }, limit: 300 });
    const organisations = await store.organisations.find({
      id: { $in: projects.map((one) => one.organisationId) },
    });
    const titleOf = await gradeTitles(
      store,
      projects.map(({ rulebookHash }) => rulebookHash),
    );
    const gradeOf = ({ rulebookHash, grades }: ProjectRecord) => {
      const grade = (grades.final ?? grades['mid-term'])?.grade;
      const title = titleOf(rulebookHash, grade);
      return title ? own(title) : (grade ?? '—');
    };
    const nameOf = (organisationId: string) =>
      organisations.find((one) => one.id === organisationId)?.name ?? '—';
    const when = (instant: string | null | undefined) => (instant ? time(instant) : '—');
    const readsJournal = await desk.may('GET /journal', {}, { stream: workflowId.programme(id) });
    return {
      title: own(programme.title),
      links: await linksOfProgramme(context, id),
      facts: [
        [t('record.state'), code(programme.state)],
        [t('publish.published'), when(programme.publishedAt)],
        [t('publish.call-closes'), when(programme.closesAt)],
        [t('match.notice-ends'), when(programme.noticeEndsAt)],
        [t('match.awarded'), when(programme.awardedAt)],
        [t('publish.closed'), when(programme.closedAt)],
      ].map(([key, value]) => ({ key: { text: key }, value: { text: value } })),
      deadlines: await deadlineRows(context, {
        ...{ programmeId: id, projectId: null },
        // Whoever is to be visited looks at this page too.
        workflowId: { $ne: workflowId.spotCheck(id) },
      }),
      projects: {
        caption: t('serve.projects'),
        captionClasses: 'govuk-table__caption--m',
        head: [
          ...['serve.project', 'people.organisation', 'record.state', 'evaluate.grade'].map((key) => ({
            text: t(key),
          })),
          ...['money.award', 'money.paid'].map((key) => ({ text: t(key), format: 'numeric' })),
        ],
        rows: projects.map((one) => [
          { text: one.title, href: `/projects/${one.id}` },
          { text: nameOf(one.organisationId) },
          { text: code(one.state) },
          { text: gradeOf(one) },
          { text: money(one.award), format: 'numeric' },
          { text: money(one.paid), format: 'numeric' },
        ]),
      },
      money: projects.length === 0 ? null : await moneyChart(context, projects),
      journal: readsJournal
        ? await journalRows(context, [workflowId.programme(id), workflowId.panel(id)])
        : null,
    };
  },
});

/** More bars than these tell nobody anything; the table has them all. */
const MOST_BARS = 20;

/** What of each award was paid, is held back, and is still to come. */
function moneyChart(context: PageContext, projects: readonly ProjectRecord[]) {
  const { t } = context;
  const rows = projects.slice(0, MOST_BARS).map(({ title, award, paid, withheld }) => ({
    name: title,
    amounts: [paid, withheld, Math.max(award - paid - withheld, 0)],
  }));
  const series = [t('money.paid'), t('money.withheld'), t('record.not-yet-paid')];
  return stackedMoney(context, t('record.money-by-project'), t('serve.project'), series, rows);
}
