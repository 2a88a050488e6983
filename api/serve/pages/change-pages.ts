import type { z } from 'zod';
import { Fault } from '../../../domain/record/fault';
import { formPage } from '../../record/pages/form-page';
import { listPage } from '../../record/pages/list-page';
import type { PageContext } from '../../record/pages/page';
import type { changeView } from '../change-schema';
import { factsOf, projectCrumbs, theCourse } from './the-project';

type Change = z.output<typeof changeView>;

const KINDS = ['budget-shift', 'supplement', 'content', 'extension'] as const;
const TAGS: { readonly [status: string]: string } = {
  open: 'govuk-tag--blue',
  approved: 'govuk-tag--green',
  noted: 'govuk-tag--green',
  refused: 'govuk-tag--red',
};
const toProject = ({ params }: PageContext) => `/projects/${params.projectId}`;

/** The organisation asks for a change. */
export const requestChangePage = formPage({
  path: '/projects/:projectId/changes/new',
  right: 'POST /projects/:projectId/changes',
  title: 'serve.request-change',
  lead: 'serve.request-change-lead',
  button: 'serve.submit',
  check: true,
  async fields(context) {
    const { budgetLines } = await theCourse(context);
    return [
      {
        kind: 'choice',
        name: 'kind',
        label: 'serve.change-kind',
        options: KINDS.map((value) => ({ value, text: context.t(`serve.change-${value}`) })),
      },
      { kind: 'paragraph', name: 'reason', label: 'serve.reason', hint: 'serve.no-names' },
      {
        kind: 'rows',
        name: 'shifts',
        label: 'serve.shifts',
        hint: 'serve.shifts-hint',
        columns: [
          {
            kind: 'choice',
            name: 'budgetLineId',
            label: 'money.item',
            options: budgetLines.map(({ id, item }) => ({ value: id, text: item })),
          },
          { kind: 'money', name: 'by', label: 'serve.shift-by' },
        ],
      },
      { kind: 'money', name: 'supplement', label: 'serve.supplement', hint: 'serve.supplement-hint' },
      { kind: 'number', name: 'extendDays', label: 'serve.extend-days' },
    ];
  },
  around: async (context) => ({ crumbs: await projectCrumbs(context) }),
  done: ({ params }) => `/projects/${params.projectId}/changes`,
  doneText: 'serve.change-asked',
});

/** The bureau approves or refuses a change. */
export const decideChangePage = formPage({
  path: '/projects/:projectId/changes/:changeId/decide',
  right: 'POST /projects/:projectId/changes/:changeId/decide',
  title: 'serve.decide-change',
  button: 'serve.decide',
  check: true,
  template: 'serve/change-form-page',
  fields: ({ t }) => [
    {
      kind: 'choice',
      name: 'verdict',
      label: 'serve.verdict',
      options: (['approved', 'refused'] as const).map((value) => ({
        value,
        text: t(`serve.change-status-${value}`),
      })),
    },
    { kind: 'paragraph', name: 'reason', label: 'serve.reason' },
  ],
  async around(context) {
    return { change: await changeFacts(context), crumbs: await projectCrumbs(context) };
  },
  done: toProject,
  doneText: 'serve.change-decided',
});

async function changeFacts(context: PageContext) {
  const { t, money, time, params, number } = context;
  const change = (await allChanges(context)).find(({ id }) => id === params.changeId);
  if (!change) throw new Fault('not-found', { en: 'no such change of this project', zh: null });
  const { budgetLines } = await theCourse(context);
  const shifts = change.shifts.map(
    ({ budgetLineId, by }) =>
      `${budgetLines.find(({ id }) => id === budgetLineId)?.item ?? budgetLineId} ${by > 0 ? '+' : ''}${money(by)}`,
  );
  return factsOf([
    [t('serve.change-kind'), t(`serve.change-${change.kind}`)],
    [t('record.state'), t(`serve.change-status-${change.status}`)],
    [t('serve.asked-at'), time(change.requestedAt)],
    [t('serve.reason'), change.reason],
    [t('serve.shifts'), shifts.join('\n') || null],
    [t('serve.supplement'), change.supplement > 0 ? money(change.supplement) : null],
    [t('serve.extend-days'), change.extendDays > 0 ? number(change.extendDays) : null],
  ]);
}

async function allChanges({ desk, params }: PageContext): Promise<Change[]> {
  const projectId = String(params.projectId);
  const found: Change[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Change[]; next: string | null } = await desk.see(
      '/projects/:projectId/changes',
      { projectId },
      { limit: '100', ...(cursor !== null && { cursor }) },
    );
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return found;
}

interface Line extends Change {
  /** The reader may decide on it. */
  isMine: boolean;
}

/** Changes, pauses and the end of a project. */
export const changesPage = listPage<Line>({
  path: '/projects/:projectId/changes',
  right: 'GET /projects/:projectId/changes',
  title: 'serve.changes',
  empty: 'serve.no-change',
  async items({ desk, params }, items) {
    const projectId = String(params.projectId);
    const may = await desk.may('POST /projects/:projectId/changes/:changeId/decide', {
      projectId,
      changeId: 'any',
    });
    return (items as Change[]).map((one) => ({ ...one, isMine: may && one.status === 'open' }));
  },
  columns: [
    {
      label: 'serve.change-kind',
      value: ({ kind }, { t }) => t(`serve.change-${kind}`),
      show: ({ kind, id, projectId, isMine }, { t }) => ({
        text: t(`serve.change-${kind}`),
        href: isMine ? `/projects/${projectId}/changes/${id}/decide` : null,
      }),
    },
    {
      label: 'record.state',
      value: ({ status }, { t }) => t(`serve.change-status-${status}`),
      show: ({ status }, { t }) => ({
        text: t(`serve.change-status-${status}`),
        tag: TAGS[status] ?? 'govuk-tag--grey',
      }),
    },
    {
      label: 'serve.asked-at',
      value: ({ requestedAt }) => requestedAt,
      show: ({ requestedAt }, { time }) => ({ text: time(requestedAt) }),
    },
    { label: 'serve.reason', value: ({ reason }) => reason },
    {
      label: 'serve.supplement',
      value: ({ supplement }) => supplement / 100,
      show: ({ supplement }, { money }) => ({
        text: supplement > 0 ? money(supplement) : '—',
        format: 'numeric',
      }),
    },
    { label: 'serve.extend-days', value: ({ extendDays }) => extendDays },
    {
      label: 'serve.decision-reason',
      value: ({ decisionReason, status }) => (status === 'open' ? null : decisionReason),
    },
  ],
  around: async (context) => ({ crumbs: await projectCrumbs(context) }),
});
