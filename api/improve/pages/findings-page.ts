import { listPage } from '../../record/pages/list-page';
import {
  FINDINGS,
  type FindingNames,
  type FindingRow,
  findingAddress,
  findingPart,
  namesOf,
  projectCrumb,
} from './the-finding';

const TAGS = {
  ...{ open: 'govuk-tag--blue', failed: 'govuk-tag--red' },
  ...{ corrected: 'govuk-tag--green', withdrawn: 'govuk-tag--grey' },
};

/** The findings of a project's evaluations and checks, and where each one stands. */
export const findingsPage = listPage<FindingRow & { names: FindingNames }>({
  path: FINDINGS,
  right: `GET ${FINDINGS}`,
  title: 'improve.findings',
  lead: 'improve.findings-lead',
  empty: 'improve.no-finding',
  columns: [
    {
      label: 'improve.finding',
      value: ({ names }) => names.indicator,
      show: (one) => ({ text: one.names.indicator, href: findingAddress(one.projectId, findingPart(one)) }),
    },
    { label: 'improve.found-by', value: ({ names }) => names.round },
    { label: 'improve.severity', value: ({ severity }, { t }) => t(`improve.severity-${severity}`) },
    {
      label: 'record.state',
      value: ({ state }, { code }) => code(state),
      show: ({ state, outcome }, { code }) => ({
        text: code(state),
        tag: TAGS[outcome ?? 'open'],
      }),
    },
    { label: 'improve.failed-attempts', value: ({ failedAttempts }) => failedAttempts },
    {
      label: 'improve.due-on',
      value: ({ plan }) => plan?.dueOn ?? null,
      show: ({ plan }, { day }) => ({ text: plan ? day(plan.dueOn) : '—' }),
    },
  ],
  async items(context, items: FindingRow[]) {
    const names = await namesOf(context, String(context.params.projectId));
    return items.map((one) => ({ ...one, names: names(one) }));
  },
  around: async (context) => ({ crumbs: [await projectCrumb(context, String(context.params.projectId))] }),
});
