import { listPage } from '../../record/pages/list-page';
import { projectCrumbs, type RoundView, roundAddress } from './the-round';

/** The evaluation rounds of a project. */
export const evaluationsPage = listPage<RoundView>({
  path: '/projects/:projectId/evaluations',
  right: 'GET /projects/:projectId/evaluations',
  title: 'evaluate.evaluations',
  empty: 'evaluate.no-evaluation',
  columns: [
    {
      label: 'evaluate.round',
      value: ({ title }, { own }) => own(title),
      show: (one, { own }) => ({ text: own(one.title), href: roundAddress(one) }),
    },
    {
      label: 'record.state',
      value: ({ state }, { code }) => code(state),
      show: ({ state }, { code }) => ({ text: code(state), tag: 'govuk-tag--blue' }),
    },
    {
      label: 'evaluate.opened',
      value: ({ openedAt }) => openedAt,
      show: ({ openedAt }, { time }) => ({ text: time(openedAt) }),
    },
    { label: 'evaluate.score', value: ({ score }) => score },
    {
      label: 'evaluate.grade',
      value: ({ gradeTitle, noResult }, { own, t }) =>
        noResult ? t('evaluate.no-result') : gradeTitle ? own(gradeTitle) : null,
    },
  ],
  template: 'publish/list-with-links-page',
  async around(context) {
    const { desk, params, t } = context;
    const projectId = String(params.projectId);
    const names = await desk.may('POST /projects/:projectId/partners', params);
    const href = `/projects/${encodeURIComponent(projectId)}/partners`;
    return {
      crumbs: await projectCrumbs(context, projectId),
      links: names ? [{ text: t('evaluate.name-partners'), href }] : [],
    };
  },
});
