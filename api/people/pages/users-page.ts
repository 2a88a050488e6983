import type { z } from 'zod';
import { ROLES } from '../../../domain/record/party';
import { listPage } from '../../record/pages/list-page';
import type { userView } from '../people-schemas';

type User = z.output<typeof userView> & { organisation: string | null };

/** The accounts, for administrators and auditors. */
export const usersPage = listPage<User>({
  path: '/users',
  right: 'GET /users',
  title: 'people.users',
  empty: 'people.no-user',
  template: 'people/list-with-links-page',
  filters: ({ code }) => [
    {
      kind: 'choice',
      name: 'role',
      label: 'people.role',
      options: ROLES.map((value) => ({ value, text: code(value) })),
    },
    { kind: 'line', name: 'organisationId', label: 'people.organisation-number' },
  ],
  async items({ services }, users: User[]) {
    const ids = [...new Set(users.map(({ organisationId }) => organisationId))];
    const found = await services.store.organisations.find({ id: { $in: ids } });
    const names = new Map(found.map(({ id, name }) => [id, name]));
    return users.map((one) => ({ ...one, organisation: names.get(one.organisationId) ?? null }));
  },
  columns: [
    {
      label: 'people.name',
      value: ({ name }) => name,
      show: ({ id, name }) => ({ text: name, href: `/users/${id}` }),
    },
    { label: 'people.email', value: ({ email }) => email },
    { label: 'people.organisation', value: ({ organisation }) => organisation },
    { label: 'people.roles', value: ({ roles }, { code, t }) => roles.map(code).join(t('record.and')) },
    {
      label: 'people.account-state',
      value: ({ active }, { t }) => t(active ? 'people.in-use' : 'people.out-of-use'),
      show: ({ active }, { t }) => ({
        text: t(active ? 'people.in-use' : 'people.out-of-use'),
        tag: active ? 'govuk-tag--green' : 'govuk-tag--grey',
      }),
    },
    {
      label: 'people.second-factor',
      value: ({ hasSecondFactor }, { t }) => t(hasSecondFactor ? 'record.yes' : 'record.no'),
    },
  ],
  around: async ({ desk, t }) => ({
    links: (await desk.may('POST /users'))
      ? [
          { text: t('people.add-user'), href: '/users/new' },
          { text: t('people.import-users'), href: '/users/import' },
        ]
      : [],
  }),
});
