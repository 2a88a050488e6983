import type { z } from 'zod';
import { listPage } from '../../record/pages/list-page';
import type { programmeView } from '../programme-schemas';

type Programme = z.output<typeof programmeView>;

const STATES = [
  'draft',
  'proposed',
  'open',
  'sifting',
  'reviewing',
  'notice',
  'settling',
  'running',
  'closed',
  'failed',
];

/** The programmes that one may see, newest first. */
export const programmesPage = listPage<Programme>({
  path: '/programmes',
  right: 'GET /programmes',
  title: 'publish.programmes',
  empty: 'publish.no-programme',
  template: 'publish/list-with-links-page',
  filters: ({ code }) => [
    {
      kind: 'choice',
      name: 'state',
      label: 'record.state',
      options: STATES.map((value) => ({ value, text: code(value) })),
    },
  ],
  columns: [
    {
      label: 'publish.title',
      value: ({ title }, { own }) => own(title),
      show: ({ id, title }, { own }) => ({ text: own(title), href: `/programmes/${id}` }),
    },
    {
      label: 'record.state',
      value: ({ state }, { code }) => code(state),
      show: ({ state }, { code }) => ({ text: code(state), tag: 'govuk-tag--blue' }),
    },
    {
      label: 'publish.call-closes',
      value: ({ closesAt }) => closesAt,
      show: ({ closesAt }, { time }) => ({ text: closesAt ? time(closesAt) : '—' }),
    },
  ],
  async around({ t, desk }) {
    const [mayDraft, mayList] = await Promise.all([desk.may('POST /programmes'), desk.may('GET /rulebooks')]);
    return {
      links: [
        ...(mayDraft ? [{ text: t('publish.draft-programme'), href: '/programmes/new' }] : []),
        ...(mayList ? [{ text: t('publish.rulebooks'), href: '/rulebooks' }] : []),
      ],
    };
  },
});
