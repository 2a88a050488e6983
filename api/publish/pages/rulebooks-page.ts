import { listPage } from '../../record/pages/list-page';

interface RulebookLine {
  hash: string;
  version: number;
  title: { zh: string; en: string };
  kind: 'purchase' | 'venture';
  jurisdiction: string;
}

/** Pinned rulebooks. */
export const rulebooksPage = listPage<RulebookLine>({
  path: '/rulebooks',
  right: 'GET /rulebooks',
  title: 'publish.rulebooks',
  lead: 'publish.rulebooks-lead',
  empty: 'publish.no-rulebook',
  template: 'publish/list-with-links-page',
  columns: [
    {
      label: 'publish.rulebook',
      value: ({ title }, { own }) => own(title),
      show: ({ hash, title }, { own }) => ({ text: own(title), href: `/rulebooks/${hash}` }),
    },
    { label: 'publish.rulebook-version', value: ({ version }) => version },
    { label: 'publish.kind', value: ({ kind }, { t }) => t(`publish.kind-${kind}`) },
    { label: 'publish.jurisdiction', value: ({ jurisdiction }) => jurisdiction },
    { label: 'publish.fingerprint', value: ({ hash }) => hash },
  ],
  async around({ t, desk }) {
    const mayPin = await desk.may('POST /rulebooks');
    return {
      links: [
        ...(mayPin ? [{ text: t('publish.check-and-pin'), href: '/rulebooks/new' }] : []),
        { text: t('publish.score-sheets'), href: '/api/v1/score-sheets' },
      ],
    };
  },
});
