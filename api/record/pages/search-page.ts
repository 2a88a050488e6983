import { page } from './page';

interface Found {
  kind: 'programme' | 'project' | 'organisation';
  id: string;
  title: string;
  state: string | null;
}

/** What one may see, by the beginning of its title or name. */
export const searchPage = page({
  path: '/search',
  right: 'GET /search',
  template: 'record/search-page',
  async show({ desk, t, code, query }) {
    const q = (query.q ?? '').trim().slice(0, 100);
    const { items, more } =
      q === ''
        ? { items: [], more: false }
        : await desk.see<{ items: Found[]; more: boolean }>('/search', {}, { q });
    return {
      title: t('record.search'),
      q,
      more,
      results: {
        caption: t('record.search-results', { count: items.length }),
        captionClasses: 'govuk-table__caption--m',
        head: ['record.found', 'record.kind', 'record.state'].map((key) => ({ text: t(key) })),
        rows: items.map(({ kind, id, title, state }) => [
          { text: title, href: `/${kind}s/${encodeURIComponent(id)}` },
          { text: t(`record.kind-${kind}`) },
          { text: state === null ? '—' : code(state) },
        ]),
      },
    };
  },
});
