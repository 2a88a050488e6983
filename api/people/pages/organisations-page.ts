import type { z } from 'zod';
import { listPage } from '../../record/pages/list-page';
import type { organisationView } from '../people-schemas';
import { ORGANISATION_KINDS, ORGANISATION_TABLE } from './organisation-table';

type Organisation = z.output<typeof organisationView>;
const { valueWords } = ORGANISATION_TABLE;

/** The organisations: bureaus, streets, social organisations, agencies. */
export const organisationsPage = listPage<Organisation>({
  path: '/organisations',
  right: 'GET /organisations',
  title: 'people.organisations',
  empty: 'people.no-organisation',
  template: 'people/list-with-links-page',
  filters: ({ lang }) => [
    {
      kind: 'choice',
      name: 'kind',
      label: 'people.column-kind',
      options: ORGANISATION_KINDS.map((value) => ({ value, text: valueWords(lang, value) })),
    },
    { kind: 'line', name: 'uscc', label: 'people.column-uscc' },
  ],
  columns: [
    {
      label: 'people.column-name',
      value: ({ name }) => name,
      show: ({ id, name }) => ({ text: name, href: `/organisations/${id}` }),
    },
    { label: 'people.column-kind', value: ({ kind }, { lang }) => valueWords(lang, kind) },
    { label: 'people.column-place', value: ({ place }) => place },
    { label: 'people.column-uscc', value: ({ uscc }) => uscc },
    { label: 'people.column-street-code', value: ({ streetCode }) => streetCode },
    { label: 'people.column-grade', value: ({ registration }) => registration?.grade ?? null },
    { label: 'people.column-bank-account', value: ({ bankAccount }) => bankAccount },
  ],
  around: async ({ desk, t }) => ({
    links: (await desk.may('POST /organisations'))
      ? [
          { text: t('people.add-organisation'), href: '/organisations/new' },
          { text: t('people.import-organisations'), href: '/organisations/import' },
        ]
      : [],
  }),
});
