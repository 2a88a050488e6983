import { formPage } from '../../record/pages/form-page';
import { listPage } from '../../record/pages/list-page';
import { type PageContext, page } from '../../record/pages/page';
import { CASE, type CaseView, caseCrumbs, caseFacts, seeCase } from './the-good-case';

const OF_PROJECT = '/projects/:projectId/good-cases';

/** The good cases 优秀案例 that were proposed of a project. */
export const goodCasesPage = listPage<CaseView>({
  path: OF_PROJECT,
  right: `GET ${OF_PROJECT}`,
  title: 'improve.good-cases',
  lead: 'improve.good-cases-lead',
  empty: 'improve.no-case-yet',
  template: 'improve/good-cases-page',
  columns: [
    {
      label: 'improve.case-title',
      value: ({ title }) => title,
      show: ({ id, title }) => ({ text: title, href: `/good-cases/${id}` }),
    },
    {
      label: 'record.state',
      value: ({ state }, { code }) => code(state),
      show: ({ state }, { code }) => ({ text: code(state), tag: 'govuk-tag--blue' }),
    },
    {
      label: 'improve.case-public-since',
      value: ({ publishedAt }) => publishedAt,
      show: ({ publishedAt }, { time }) => ({ text: publishedAt === null ? '—' : time(publishedAt) }),
    },
  ],
  async around(context) {
    const { desk, params, t } = context;
    const mayPropose = await desk.may(`POST ${OF_PROJECT}`, params);
    return {
      crumbs: (await caseCrumbs(context, String(params.projectId))).slice(0, 1),
      links: mayPropose
        ? [{ text: t('improve.propose-case'), href: `/projects/${params.projectId}/good-cases/new` }]
        : [],
    };
  },
});

/** The bureau writes a case; names of recipients are masked, numbers and addresses refused. */
export const proposeCasePage = formPage({
  path: `${OF_PROJECT}/new`,
  right: `POST ${OF_PROJECT}`,
  title: 'improve.propose-case',
  lead: 'improve.propose-case-lead',
  button: 'improve.send-case',
  check: true,
  fields: () => [
    { kind: 'line', name: 'title', label: 'improve.case-title' },
    { kind: 'paragraph', name: 'need', label: 'improve.case-need', rows: 4 },
    { kind: 'paragraph', name: 'done', label: 'improve.case-done', rows: 8 },
    { kind: 'paragraph', name: 'result', label: 'improve.case-result', rows: 4 },
    {
      kind: 'rows',
      name: 'voices',
      label: 'improve.case-voices',
      hint: 'improve.case-voices-hint',
      columns: [
        { kind: 'line', name: 'name', label: 'improve.case-voice-name' },
        { kind: 'line', name: 'words', label: 'improve.case-voice-words' },
      ],
    },
  ],
  around: async (context) => ({ crumbs: await caseCrumbs(context, String(context.params.projectId)) }),
  done: (_, { id }: { id: string }) => `/good-cases/${id}`,
  doneText: 'improve.case-proposed',
});

/** One case: its words, where it stands, and what can be done with it now. */
export const goodCasePage = page({
  path: CASE,
  right: `GET ${CASE}`,
  template: 'improve/good-case-page',
  async show(context) {
    const { code, t, time } = context;
    const found = await seeCase(context);
    const standing = [
      [t('record.state'), code(found.state)],
      ...(found.publishedAt === null ? [] : [[t('improve.case-public-since'), time(found.publishedAt)]]),
    ].map(([key, value]) => ({ key: { text: String(key) }, value: { text: String(value) } }));
    return {
      title: found.title,
      crumbs: await caseCrumbs(context, found.projectId),
      links: await actsOn(context, found),
      facts: [...standing, ...caseFacts(context, found)],
    };
  },
});

async function actsOn({ desk, t }: PageContext, { id, state }: CaseView) {
  const params = { caseId: id };
  const answers = state === 'asking' && (await desk.may(`POST ${CASE}/answer`, params));
  const withdraws =
    ['asking', 'published'].includes(state) && (await desk.may(`POST ${CASE}/withdraw`, params));
  const writes = state === 'published' && (await desk.may('POST /programmes', {}));
  return [
    ...(writes ? [{ text: t('improve.write-from-case'), href: `/programmes/new?fromCase=${id}` }] : []),
    ...(answers ? [{ text: t('improve.answer-case'), href: `/good-cases/${id}/answer` }] : []),
    ...(withdraws ? [{ text: t('improve.withdraw-case'), href: `/good-cases/${id}/withdraw` }] : []),
    ...(state === 'published'
      ? [{ text: t('improve.case-in-public'), href: `/public/good-cases/${id}` }]
      : []),
  ];
}

const ABOUT = {
  template: 'improve/case-form-page',
  async around(context: PageContext) {
    const found = await seeCase(context);
    const { projectId, id, title } = found;
    return {
      facts: caseFacts(context, found),
      crumbs: [...(await caseCrumbs(context, projectId)), { text: title, href: `/good-cases/${id}` }],
    };
  },
  done: ({ params }: PageContext) => `/good-cases/${params.caseId}`,
} as const;

/** The organisation agrees that everybody may read the case, or does not. */
export const answerCasePage = formPage({
  ...ABOUT,
  path: `${CASE}/answer`,
  right: `POST ${CASE}/answer`,
  title: 'improve.answer-case',
  lead: 'improve.answer-case-lead',
  button: 'improve.send-answer',
  check: true,
  fields: ({ t }) => [
    {
      kind: 'choice',
      name: 'agree',
      label: 'improve.case-agree',
      options: [
        { value: 'yes', text: t('improve.case-agree-yes') },
        { value: 'no', text: t('improve.case-agree-no') },
      ],
    },
  ],
  body: (_, { agree }) => ({ agree: agree ? agree === 'yes' : undefined }),
  doneText: 'improve.case-answered',
});

/** Bureau or organisation take a case back. */
export const withdrawCasePage = formPage({
  ...ABOUT,
  path: `${CASE}/withdraw`,
  right: `POST ${CASE}/withdraw`,
  title: 'improve.withdraw-case',
  lead: 'improve.withdraw-case-lead',
  button: 'improve.withdraw-case',
  check: true,
  fields: () => [],
  doneText: 'improve.case-withdrawn',
});
