import { Fault } from '../../../domain/record/fault';
import type { Field } from '../../record/pages/form-field';
import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import { said, wrongField } from '../../record/pages/page-fault';
import { incompleteRows, reportFaults } from './report-faults';
import { projectCrumbs, theCourse } from './the-project';
import { newestReport, paramsOf, type ReportView, reportAnswers, reportPaper, termsOf } from './the-report';

const toProject = ({ params }: PageContext) => `/projects/${params.projectId}`;

/** @throws Fault `not-allowed-now` when the report is with somebody else */
async function theReport(context: PageContext, status: ReportView['status']): Promise<ReportView> {
  const report = await newestReport(context, [status]);
  if (!report) throw new Fault('not-allowed-now', said(context.t('serve.report-not-here')));
  return report;
}

/** The papers that are decided about, above the form. */
async function papers(context: PageContext, status: ReportView['status']) {
  const { projectId, reportId } = paramsOf(context);
  const mayEdit = status === 'draft';
  return {
    ...(await reportPaper(context, await theReport(context, status))),
    edit: mayEdit ? `/projects/${projectId}/reports/${reportId}/edit` : null,
    crumbs: await projectCrumbs(context),
  };
}

/** The version that was read: a later one is not meant. */
function versionField({ t }: PageContext, { version }: ReportView, text: string): Field {
  return {
    kind: 'choice',
    name: 'version',
    label: 'serve.declaration',
    options: [{ value: String(version), text: t(text, { version }) }],
  };
}

const withVersion = (typed: { [name: string]: unknown }) => ({ ...typed, version: Number(typed.version) });

/** The editor hands in what was saved: from then on it does not change. */
export const submitReportPage = formPage({
  path: '/projects/:projectId/reports/:reportId/submit',
  right: 'POST /projects/:projectId/reports/:reportId/submit',
  title: 'serve.submit-report',
  lead: 'serve.submit-report-lead',
  button: 'serve.submit',
  check: true,
  template: 'serve/report-form-page',
  fields: async (context) => [
    versionField(context, await theReport(context, 'draft'), 'serve.true-and-whole'),
  ],
  body: (_, typed) => withVersion(typed),
  around: async (context, fault) => {
    const shown = await papers(context, 'draft');
    const errorList = reportFaults(context, await theCourse(context), fault, shown.edit ?? '');
    return {
      ...shown,
      incomplete: fault ? null : incompleteRows(context, await theReport(context, 'draft'), shown.edit ?? ''),
      ...(fault?.type === 'rule-broken' && {
        problem: {
          ...{ titleText: context.t('record.fault-rule-broken'), descriptionText: null, errorList },
          allowed: null,
        },
      }),
    };
  },
  answers: async (context) => reportAnswers(context, await theReport(context, 'draft')),
  done: toProject,
  doneText: 'serve.submitted',
});

/** A second person signs it off, or gives it back. */
export const certifyReportPage = formPage({
  path: '/projects/:projectId/reports/:reportId/certify',
  right: 'POST /projects/:projectId/reports/:reportId/certify',
  title: 'serve.certify-report',
  lead: 'serve.certify-lead',
  button: 'serve.decide',
  check: true,
  template: 'serve/report-form-page',
  fields: async (context) => [
    {
      kind: 'choice',
      name: 'verdict',
      label: 'serve.verdict',
      options: (['certified', 'given-back'] as const).map((value) => ({
        value,
        text: context.t(`serve.certify-${value}`),
      })),
    },
    versionField(context, await theReport(context, 'submitted'), 'serve.version-read'),
  ],
  shown: async (context) => ({ version: (await theReport(context, 'submitted')).version }),
  body: ({ t }, typed) => {
    // The API takes silence for a signature; a person says it.
    if (!typed.verdict) throw missing('verdict', t('serve.choose-verdict'));
    return withVersion(typed);
  },
  around: (context) => papers(context, 'submitted'),
  done: toProject,
  doneText: 'serve.certified-done',
});

const missing = (field: string, message: string) =>
  new Fault('invalid-input', said(message), { fields: [wrongField(field, message)] });

/** The bureau's verdict on each section, with a reason for what is returned. */
export const reviewReportPage = formPage({
  path: '/projects/:projectId/reports/:reportId/review',
  right: 'POST /projects/:projectId/reports/:reportId/review',
  title: 'serve.review-report',
  lead: 'serve.review-lead',
  button: 'serve.decide',
  check: true,
  template: 'serve/report-form-page',
  async fields(context) {
    const report = await theReport(context, 'certified');
    const terms = termsOf(await theCourse(context), report.reportId);
    const verdicts = (['accepted', 'returned'] as const).map((value) => ({
      value,
      text: context.t(`serve.verdict-${value}`),
    }));
    const judged = report.sections.flatMap(({ code }, n): Field[] => {
      const title = terms?.sections.find((one) => one.code === code)?.title;
      const section = title ? context.own(title) : code;
      return [
        {
          kind: 'choice',
          name: `sections.${n}.verdict`,
          label: { text: context.t('serve.verdict-on', { section }) },
          options: verdicts,
        },
        {
          kind: 'paragraph',
          name: `sections.${n}.reason`,
          label: { text: context.t('serve.reason-on', { section }) },
          hint: 'serve.reason-hint',
          rows: 2,
        },
      ];
    });
    return [...judged, versionField(context, report, 'serve.version-read')];
  },
  shown: async (context) => ({ version: (await theReport(context, 'certified')).version }),
  async body(context, typed) {
    const { sections } = await theReport(context, 'certified');
    const verdicts = Object.values(
      (typed.sections ?? {}) as { [n: string]: { verdict: string; reason: string } },
    );
    const unsaid = verdicts.flatMap(({ verdict, reason }, n) => {
      if (verdict === '') return [wrongField(`sections.${n}.verdict`, context.t('serve.choose-verdict'))];
      const needs = verdict === 'returned' && reason.trim() === '';
      return needs ? [wrongField(`sections.${n}.reason`, context.t('serve.say-why'))] : [];
    });
    if (unsaid.length > 0)
      throw new Fault('invalid-input', said(context.t('serve.say-why')), { fields: unsaid });
    return withVersion({
      ...typed,
      sections: sections.map(({ code }, n) => ({ code, ...verdicts[n] })),
    });
  },
  around: (context) => papers(context, 'certified'),
  done: toProject,
  doneText: 'serve.reviewed',
});
