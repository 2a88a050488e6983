import type { z } from 'zod';
import { type Column, listPage } from '../../record/pages/list-page';
import type { spotCheckView } from '../spot-check-schema';
import { projectCrumbs } from './the-round';

type CheckView = z.output<typeof spotCheckView>;

const OF_PROGRAMME = '/programmes/:programmeId/spot-checks';
const OF_PROJECT = '/projects/:projectId/spot-checks';

const project: Column<CheckView> = {
  label: 'serve.project',
  value: (one) => one.project,
  show: (one) => ({ text: one.project, href: `/spot-checks/${one.id}` }),
};
const organisation: Column<CheckView> = {
  label: 'people.organisation',
  value: (one) => one.organisation,
};
const drawn: Column<CheckView> = {
  label: 'evaluate.drawn-at',
  value: ({ drawnAt }) => drawnAt,
  show: ({ id, drawnAt }, { time }) => ({ text: time(drawnAt), href: `/spot-checks/${id}` }),
};
const state: Column<CheckView> = {
  label: 'record.state',
  value: (one, { t }) => t(`evaluate.check-${one.state}`),
  show: (one, { t }) => ({ text: t(`evaluate.check-${one.state}`), tag: 'govuk-tag--blue' }),
};
const faults: Column<CheckView> = {
  label: 'evaluate.faults-found',
  value: (one) => one.faults?.length ?? null,
  show: (one, { own, t }) => ({
    text: one.faults?.map(({ title }) => own(title)).join(t('record.and')) || '—',
  }),
};

/** What was drawn in a programme, for those who run and check it. */
export const programmeChecksPage = listPage<CheckView>({
  path: OF_PROGRAMME,
  right: `GET ${OF_PROGRAMME}`,
  title: 'evaluate.spot-checks',
  lead: 'evaluate.spot-checks-lead',
  empty: 'evaluate.no-spot-check',
  columns: [
    { ...drawn, show: (one, { time }) => ({ text: time(one.drawnAt) }) },
    project,
    organisation,
    state,
    faults,
  ],
  async around({ desk, params, own }) {
    const programmeId = String(params.programmeId);
    const found = await desk.seeIf<{ title: { zh: string; en: string } }>('/programmes/:programmeId', {
      programmeId,
    });
    return { crumbs: found ? [{ text: own(found.title), href: `/programmes/${programmeId}` }] : [] };
  },
});

/** The spot checks of a project as far as the reader may know of them. */
export const projectChecksPage = listPage<CheckView>({
  path: OF_PROJECT,
  right: `GET ${OF_PROJECT}`,
  title: 'evaluate.spot-checks',
  empty: 'evaluate.no-spot-check',
  columns: [drawn, state, faults],
  around: async (context) => ({ crumbs: await projectCrumbs(context, String(context.params.projectId)) }),
});
