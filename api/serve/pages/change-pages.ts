import type { z } from 'zod';
import { CHANGE_KINDS } from '../../../domain/serve/change-terms';
import type { Field } from '../../record/pages/form-field';
import { formPage } from '../../record/pages/form-page';
import { listPage } from '../../record/pages/list-page';
import { type PageContext, page } from '../../record/pages/page';
import type { changeView } from '../change-schema';
import { type Checked, type Paper, signedWords, signingBody, signingFields } from './signing-parts';
import { type Course, factsOf, projectCrumbs, theCourse, theProject } from './the-project';

type Change = z.output<typeof changeView>;

const TAGS: { readonly [status: string]: string } = {
  open: 'govuk-tag--blue',
  'to-sign': 'govuk-tag--blue',
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
    const { budgetLines, changeGrounds } = await theCourse(context);
    return [
      {
        kind: 'choice',
        name: 'kind',
        label: 'serve.change-kind',
        options: CHANGE_KINDS.map((value) => ({ value, text: context.t(`serve.change-${value}`) })),
      },
      ...groundField(context, changeGrounds),
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

/** Asked only where the rulebook names reasons that count. */
function groundField({ own }: PageContext, grounds: Course['changeGrounds']): Field[] {
  if (grounds.length === 0) return [];
  const options = grounds.map(({ ground, title }) => ({ value: ground, text: own(title) }));
  return [{ kind: 'choice', name: 'ground', label: 'serve.ground', options, whenEmpty: 'leave-out' }];
}

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
    const change = await changeFacts(context, await theChange(context));
    return { change, crumbs: await projectCrumbs(context) };
  },
  done: toProject,
  doneText: 'serve.change-decided',
});

/** The change, its approvals, and its amendment with what it changes and who has signed it. */
export const changePage = page({
  path: '/projects/:projectId/changes/:changeId',
  right: 'GET /projects/:projectId/changes/:changeId',
  template: 'serve/change-page',
  async show(context) {
    const change = await theChange(context);
    const of = { projectId: change.projectId, changeId: change.id };
    const at = `/projects/${change.projectId}/changes/${change.id}`;
    const may = (route: string) => context.desk.may(route, of);
    const decides =
      change.status === 'open' && (await may('POST /projects/:projectId/changes/:changeId/decide'));
    const signs =
      change.status === 'to-sign' &&
      (await may('POST /projects/:projectId/changes/:changeId/amendment/sign'));
    return {
      title: context.t(`serve.change-${change.kind}`),
      crumbs: await projectCrumbs(context),
      change: await changeFacts(context, change),
      decide: decides ? `${at}/decide` : null,
      sign: signs ? `${at}/amendment/sign` : null,
      pdf: change.amendment ? `/api/v1${at}/amendment/file` : null,
    };
  },
});

/** Signing the amendment names the hash of its file, as with the agreement. */
export const signAmendmentPage = formPage({
  path: '/projects/:projectId/changes/:changeId/amendment/sign',
  right: 'POST /projects/:projectId/changes/:changeId/amendment/sign',
  title: 'serve.sign-amendment',
  lead: 'serve.sign-amendment-lead',
  button: 'serve.sign',
  check: true,
  template: 'serve/change-form-page',
  async fields(context) {
    const { projectId, changeId } = context.params;
    const of = { projectId: String(projectId), changeId: String(changeId) };
    const paper = await context.desk.see<Paper>('/projects/:projectId/changes/:changeId/amendment', of);
    return signingFields(context, paper);
  },
  body: signingBody,
  async around(context) {
    const change = await theChange(context);
    const pdf = `/api/v1/projects/${change.projectId}/changes/${change.id}/amendment/file`;
    return { change: await changeFacts(context, change), pdf, crumbs: await projectCrumbs(context) };
  },
  done: ({ params }) => `/projects/${params.projectId}/changes/${params.changeId}`,
  doneText: 'serve.amendment-signed',
});

const theChange = ({ desk, params }: PageContext) =>
  desk.see<Change>('/projects/:projectId/changes/:changeId', {
    projectId: String(params.projectId),
    changeId: String(params.changeId),
  });

async function changeFacts(context: PageContext, change: Change) {
  const { t, money, time, number } = context;
  const { budgetLines, changeGrounds } = await theCourse(context);
  const shifts = change.shifts.map(
    ({ budgetLineId, by }) =>
      `${budgetLines.find(({ id }) => id === budgetLineId)?.item ?? budgetLineId} ${by > 0 ? '+' : ''}${money(by)}`,
  );
  const ground = changeGrounds.find((one) => one.ground === change.ground);
  const approvals = change.approvals.map(
    ({ role, at, reason }) => `${context.code(role)} · ${time(at)}${reason ? ` · ${reason}` : ''}`,
  );
  return factsOf([
    [t('serve.change-kind'), t(`serve.change-${change.kind}`)],
    [t('record.state'), t(`serve.change-status-${change.status}`)],
    [t('serve.asked-at'), time(change.requestedAt)],
    [t('serve.ground'), ground ? context.own(ground.title) : null],
    [t('serve.reason'), change.reason],
    [t('serve.shifts'), shifts.join('\n') || null],
    [t('serve.supplement'), change.supplement > 0 ? money(change.supplement) : null],
    [t('serve.extend-days'), change.extendDays > 0 ? number(change.extendDays) : null],
    [t('serve.approvals'), approvals.join('\n') || null],
    [t('serve.decision-reason'), change.status === 'open' ? null : change.decisionReason],
    ...(await amendmentFacts(context, change)),
  ]);
}

/** The amendment: what it changes, who signed it and how, and whether the file is still the one that was signed. */
async function amendmentFacts(context: PageContext, { amendment, projectId, id, effectiveAt }: Change) {
  if (!amendment) return [];
  const { t, own, time, desk } = context;
  const of = { projectId, changeId: id };
  const [project, checked] = await Promise.all([
    theProject(context),
    desk.see<Checked>('/projects/:projectId/changes/:changeId/amendment/check', of),
  ]);
  const changed = amendment.changed.map(({ what, from, to }) =>
    t('serve.from-to', { what: own(what), from, to }),
  );
  return [
    [t('serve.amendment'), t('serve.amendment-number', { number: amendment.number })],
    [t('serve.changed-terms'), changed.join('\n') || null],
    [t('serve.party-a-signed'), signedWords(context, checked, project.bureauId)],
    [t('serve.party-b-signed'), signedWords(context, checked, project.organisationId)],
    [t('serve.in-force-since'), effectiveAt === null ? null : time(effectiveAt)],
    [t('serve.file-check'), t(checked.whole ? 'serve.file-same' : 'serve.file-differs')],
  ] as const;
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
        href: `/projects/${projectId}/changes/${id}${isMine ? '/decide' : ''}`,
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
