import { listPage } from '../../record/pages/list-page';
import { type PageContext, page } from '../../record/pages/page';
import { REPORT_TAGS } from './course-tables';
import { projectCrumbs, theCourse } from './the-project';
import { type ReportView, reportPaper, termsOf } from './the-report';

/** One version of a report, to be read and printed. */
export const reportPage = page({
  path: '/projects/:projectId/reports/:reportId/:version',
  right: 'GET /projects/:projectId/reports/:reportId/:version',
  template: 'serve/report-page',
  async show(context) {
    const { desk, params } = context;
    const report = await desk.see<ReportView>('/projects/:projectId/reports/:reportId/:version', params);
    const paper = await reportPaper(context, report);
    return { ...paper, title: paper.paperTitle, crumbs: await projectCrumbs(context) };
  },
});

interface Line extends ReportView {
  title: string;
}

/** All versions of all reports of a project. */
export const reportsPage = listPage<Line>({
  path: '/projects/:projectId/reports',
  right: 'GET /projects/:projectId/reports',
  title: 'serve.reports',
  empty: 'serve.no-report',
  async filters(context) {
    const { reports } = await theCourse(context);
    const options = reports.map(({ reportId, title }) => ({ value: reportId, text: context.own(title) }));
    return [{ kind: 'choice', name: 'reportId', label: 'serve.report', options }];
  },
  async items(context: PageContext, items) {
    const course = await theCourse(context);
    return (items as ReportView[]).map((one) => {
      const title = termsOf(course, one.reportId)?.title;
      return { ...one, title: title ? context.own(title) : one.reportId };
    });
  },
  columns: [
    {
      label: 'serve.report',
      value: ({ title }) => title,
      show: ({ title, projectId, reportId, version }) => ({
        text: title,
        href: `/projects/${projectId}/reports/${reportId}/${version}`,
      }),
    },
    { label: 'serve.version', value: ({ version }) => version },
    {
      label: 'record.state',
      value: ({ status }, { t }) => t(`serve.report-${status}`),
      show: ({ status, late }, { t }) => ({
        text: t(`serve.report-${status}`),
        tag: String(REPORT_TAGS[status]),
        late: late ? t('serve.late') : null,
      }),
    },
    {
      label: 'serve.submitted-at',
      value: ({ submittedAt }) => submittedAt,
      show: ({ submittedAt }, { time }) => ({ text: submittedAt === null ? '—' : time(submittedAt) }),
    },
    {
      label: 'serve.certified-at',
      value: ({ certifiedAt }) => certifiedAt,
      show: ({ certifiedAt }, { time }) => ({ text: certifiedAt === null ? '—' : time(certifiedAt) }),
    },
    { label: 'serve.person-times', value: ({ personTimes }) => personTimes },
  ],
  around: async (context) => ({ crumbs: await projectCrumbs(context) }),
});
