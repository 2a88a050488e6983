import type { z } from 'zod';
import { ownWorksLink } from '../../improve/pages/works-link';
import { programmeFilter } from '../../publish/pages/programme-filter';
import { listPage } from '../../record/pages/list-page';
import type { portfolioView } from '../portfolio-schema';

export type PortfolioLine = z.output<typeof portfolioView>;

const STATES = [
  'agreement',
  'stayed',
  'running',
  'paused',
  'closing',
  'winding-up',
  'closed',
  'lapsed',
  'terminated',
];

/** The projects that one has a part in: late ones first. */
export const portfolioPage = listPage<PortfolioLine>({
  path: '/projects',
  right: 'GET /portfolio',
  title: 'serve.projects',
  lead: 'serve.late-first',
  empty: 'serve.no-project-yet',
  async filters(context) {
    const { code, t } = context;
    return [
      await programmeFilter(context),
      {
        kind: 'choice',
        name: 'state',
        label: 'record.state',
        options: STATES.map((value) => ({ value, text: code(value) })),
      },
      {
        kind: 'choice',
        name: 'late',
        label: 'serve.late',
        options: [{ value: 'true', text: t('serve.only-late') }],
      },
    ];
  },
  columns: [
    {
      label: 'serve.project',
      value: ({ title }) => title,
      show: ({ id, title, lateSince }, { t }) => ({
        text: title,
        href: `/projects/${id}`,
        late: lateSince === null ? null : t('serve.late'),
      }),
    },
    { label: 'people.organisation', value: ({ organisation }) => organisation },
    {
      label: 'serve.stage',
      value: ({ stage }, { t }) => t(stage === null ? 'serve.stage-ended' : `serve.stage-${stage}`),
    },
    {
      label: 'record.state',
      value: ({ state }, { code }) => code(state),
      show: ({ state }, { code }) => ({ text: code(state), tag: 'govuk-tag--blue' }),
    },
    {
      label: 'serve.late-since',
      value: ({ lateSince }) => lateSince,
      show: ({ lateSince, lateWith }, { time, own }) => ({
        text: lateSince === null ? '—' : [time(lateSince), lateWith ? own(lateWith) : ''].join(' '),
      }),
    },
    { label: 'serve.grade', value: ({ gradeTitle }, { own }) => (gradeTitle ? own(gradeTitle) : null) },
    {
      label: 'money.award',
      value: ({ award, supplements }) => (award + supplements) / 100,
      show: ({ award, supplements }, { money }) => ({ text: money(award + supplements), format: 'numeric' }),
    },
    {
      label: 'money.paid',
      value: ({ paid }) => paid / 100,
      show: ({ paid }, { money }) => ({ text: money(paid), format: 'numeric' }),
    },
    {
      label: 'money.paid-share',
      value: (one) => paidShare(one),
      show: (one, { percent }) => ({ text: percent(paidShare(one)), format: 'numeric' }),
    },
  ],
  template: 'publish/list-with-links-page',
  around: async (context) => ({ links: await ownWorksLink(context, 'improve.what-works') }),
});

/** What was paid of what was awarded. */
export function paidShare({ award, supplements, paid }: PortfolioLine): number {
  return award + supplements === 0 ? 0 : paid / (award + supplements);
}
